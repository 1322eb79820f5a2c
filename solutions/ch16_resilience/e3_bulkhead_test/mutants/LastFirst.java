// wrong: who came last is served first
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;
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
  private final Deque<Event> line = new ArrayDeque<>();
  private int running;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (running < 2) {
        running++;
      } else if (line.size() >= 3) {
        throw new FullError();
      } else {
        var turn = new Event("turn");
        line.push(turn);
        await(turn.waitSet());
      }
      try {
        return await(call.get());
      } finally {
        if (line.isEmpty()) {
          running--;
        } else {
          line.pop().set(); // hands its place on
        }
      }
    });
  }
}
