// right: whoever waits has a future, which gets the letter
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/// Letters, in the order in which they came. It is given.
final class Mailbox {
  private final Deque<String> letters = new ArrayDeque<>();
  private final Deque<Future<String>> readers = new ArrayDeque<>();

  void put(String letter) {
    while (!readers.isEmpty()) {
      var reader = readers.removeFirst();
      if (!reader.isDone()) {
        reader.setResult(letter);
        return;
      }
    }
    letters.addLast(letter);
  }

  /// Waits for a letter and takes it out.
  Coroutine<String> take() {
    return async(() -> {
      if (!letters.isEmpty()) {
        return letters.removeFirst();
      }
      Future<String> mine = EventLoop.running().createFuture();
      readers.addLast(mine);
      return await(mine);
    });
  }
}
