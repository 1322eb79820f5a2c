// right: it goes through the coroutines round by round, on a list
package ch21_your_own_loop.e1_ready_queue;

import dev.loopbook.loop.Pausable;
import java.util.ArrayList;
import java.util.List;

/// A loop that gives coroutines their turns, one after the other.
class Loop {
  private List<Pausable> ready = new ArrayList<>();

  /// Puts a coroutine into the queue. Nothing of it runs yet.
  void start(Pausable coroutine) {
    ready.add(coroutine);
  }

  /// Runs until no coroutine is left: each in turn, up to its next pause.
  void run() {
    while (!ready.isEmpty()) {
      var round = ready;
      ready = new ArrayList<>();
      for (var next : round) {
        next.resume();
        if (!next.isDone()) {
          ready.add(next);
        }
      }
    }
  }
}
