// rejected by theSameCallbackMayBeQueuedTwice: queued three times
package ch21_your_own_loop.e2_call_soon;

import dev.loopbook.loop.Pausable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// A loop that runs callbacks, tick by tick.
class Loop {
  private final Map<Handle, Runnable> same = new HashMap<>();
  private final Deque<Handle> ready = new ArrayDeque<>();

  /// Queues a callback. It runs in the next tick.
  Handle callSoon(Runnable callback) {
    for (var h : ready) {
      if (same.get(h) == callback) return h;
    }
    var handle = new Handle(callback);
    same.put(handle, callback);
    ready.addLast(handle);
    return handle;
  }

  /// Queues a coroutine: each of its turns is a callback.
  void start(Pausable coroutine) {
    callSoon(() -> step(coroutine));
  }

  private void step(Pausable coroutine) {
    coroutine.resume();
    if (!coroutine.isDone()) {
      callSoon(() -> step(coroutine));
    }
  }

  /// Returns whether anything is left to do.
  boolean hasWork() {
    return !ready.isEmpty();
  }

  /// Runs the callbacks that are ready now. What they queue waits for the next tick.
  void tick() {
    var due = ready.size();
    for (var i = 0; i < due; i++) {
      var handle = ready.removeFirst();
      if (!handle.isCancelled()) {
        try {
          handle.run();
        } catch (Throwable error) {
          report(error);
        }
      }
    }
  }

  /// Ticks until nothing is left to do.
  void run() {
    while (hasWork()) {
      tick();
    }
  }

  /// A callback threw something.
  void report(Throwable error) {
    error.printStackTrace();
  }
}
