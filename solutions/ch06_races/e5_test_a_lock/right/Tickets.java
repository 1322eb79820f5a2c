// right: it gives out numbers, and calls them up one after another
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.HashMap;
import java.util.Map;

/// A lock of the smallest kind, for tasks that never give up waiting. It is given: leave it as it
/// is.
final class TinyLock {
  private final Map<Integer, Future<Void>> waiting = new HashMap<>();
  private int nextTicket;
  private int serving;

  /// Waits until the caller has the lock. Those who wait get it in the order in which they came.
  Coroutine<Void> acquire() {
    return async(() -> {
      int ticket = nextTicket++;
      if (ticket != serving) {
        Future<Void> turn = EventLoop.running().createFuture();
        waiting.put(ticket, turn);
        await(turn);
      }
    });
  }

  /// Gives the lock to the first of the line, who has it from now on, or to nobody.
  void release() {
    serving++;
    var turn = waiting.remove(serving);
    if (turn != null) {
      turn.setResult(null);
    }
  }

  /// Returns whether somebody has it.
  boolean isLocked() {
    return serving < nextTicket;
  }
}
