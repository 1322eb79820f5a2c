// rejected by oneMayTakeAThousandTurns: turns of two coroutines
package ch21_your_own_loop.e1_ready_queue;

import dev.loopbook.loop.Pausable;
import java.util.ArrayDeque;
import java.util.Deque;

/// A loop that gives coroutines their turns, one after the other.
class Loop {
  private final Deque<Pausable> ready = new ArrayDeque<>();

  /// Puts a coroutine into the queue. Nothing of it runs yet.
  void start(Pausable coroutine) {
    ready.addLast(coroutine);
  }

  /// Runs until no coroutine is left: each in turn, up to its next pause.
  void run() {
    for (int i = 0; i < 100 && !ready.isEmpty(); i++) {
      var next = ready.removeFirst();
      next.resume();
      if (!next.isDone()) {
        ready.addLast(next);
      }
    }
  }
}
