// wrong: whoever waits already is not told of a letter
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;
import java.util.ArrayDeque;
import java.util.Deque;

/// Letters, in the order in which they came. It is given.
final class Mailbox {
  private final Deque<String> letters = new ArrayDeque<>();
  private final Event arrived = new Event("letter");

  void put(String letter) {
    letters.addLast(letter);
  }

  /// Waits for a letter and takes it out.
  Coroutine<String> take() {
    return async(() -> {
      while (letters.isEmpty()) {
        arrived.clear();
        await(arrived.waitSet());
      }
      return letters.removeFirst();
    });
  }
}
