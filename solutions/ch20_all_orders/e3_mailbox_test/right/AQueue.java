// right: a queue of the loop does it all
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;

/// Letters, in the order in which they came. It is given.
final class Mailbox {
  private final Queue<String> letters = new Queue<>(0, "letters");

  void put(String letter) {
    letters.putNowait(letter);
  }

  /// Waits for a letter and takes it out.
  Coroutine<String> take() {
    return async(() -> await(letters.get()));
  }
}
