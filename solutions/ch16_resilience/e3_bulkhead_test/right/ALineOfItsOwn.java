// right: a count, and a line of futures
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Keeps calls from using up everything. It promises:
///
/// - two calls run at the same time, and never more;
/// - three more wait in line, and run in the order in which they came;
/// - whoever comes when the line is full gets a [FullError], at once;
/// - a call that fails, or is cancelled, makes room for the next.
final class Bulkhead {
  private final Deque<Future<Void>> line = new ArrayDeque<>();
  private int running;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (running < 2) {
        running++;
      } else if (line.size() < 3) {
        await(turn());
      } else {
        throw new FullError();
      }
      try {
        return await(call.get());
      } finally {
        next();
      }
    });
  }

  private Coroutine<Void> turn() {
    return async(() -> {
      Future<Void> turn = EventLoop.running().createFuture();
      line.add(turn);
      try {
        await(turn);
      } catch (CancelledError e) {
        line.remove(turn);
        if (turn.isDone() && !turn.isCancelled()) {
          next(); // it was this call's turn, and it does not want it any more
        }
        throw e;
      }
    });
  }

  /// Gives a place that is free to the first in line.
  private void next() {
    var turn = line.pollFirst();
    if (turn == null) {
      running--;
    } else {
      turn.setResult(null);
    }
  }
}
