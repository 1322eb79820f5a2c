// wrong: a call that was refused takes a place in the line all the same
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.function.Supplier;

/// Keeps calls from using up everything. It promises:
///
/// - two calls run at the same time, and never more;
/// - three more wait in line, and run in the order in which they came;
/// - whoever comes when the line is full gets a [FullError], at once;
/// - a call that fails, or is cancelled, makes room for the next.
final class Bulkhead {
  private final Semaphore places = new Semaphore(2, "places");
  private int inside;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (++inside > 5) {
        throw new FullError();
      }
      try (var _ = await(places.acquire())) {
        return await(call.get());
      } finally {
        inside--;
      }
    });
  }
}
