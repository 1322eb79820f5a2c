// wrong: all locks are locked by one of them
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayDeque;

/// A lock of the smallest kind, for tasks that never give up waiting. It is given: leave it as it
/// is.
final class TinyLock {
  private final ArrayDeque<Future<Void>> line = new ArrayDeque<>();
  private static boolean locked;

  /// Waits until the caller has the lock. Those who wait get it in the order in which they came.
  Coroutine<Void> acquire() {
    return async(() -> {
      if (!locked) {
        locked = true;
        return;
      }
      Future<Void> turn = EventLoop.running().createFuture();
      line.addLast(turn);
      await(turn); // release has left it locked: for us
    });
  }

  /// Gives the lock to the first of the line, who has it from now on, or to nobody.
  void release() {
    if (line.isEmpty()) {
      locked = false;
    } else {
      line.removeFirst().setResult(null);
    }
  }

  /// Returns whether somebody has it.
  boolean isLocked() {
    return locked;
  }
}
