package ch21_your_own_loop.e2_call_soon;

import dev.loopbook.loop.Pausable;
import java.util.ArrayDeque;
import java.util.Deque;

/// A loop that runs callbacks, tick by tick.
class Loop {
  private final Deque<Handle> ready = new ArrayDeque<>();

  /// Queues a callback. It runs in the next tick.
  Handle callSoon(Runnable callback) {
    var handle = new Handle(callback);
    // yours
    return handle;
  }

  /// Queues a coroutine: each of its turns is a callback.
  void start(Pausable coroutine) {
    // yours: what was start and run in the first exercise is a callback now
  }

  /// Returns whether anything is left to do.
  boolean hasWork() {
    return !ready.isEmpty();
  }

  /// Runs the callbacks that are ready now. What they queue waits for the next tick.
  void tick() {
    // yours
  }

  /// Ticks until nothing is left to do.
  void run() {
    // yours
  }

  /// A callback threw something.
  void report(Throwable error) {
    error.printStackTrace();
  }
}
