import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class FullError extends RuntimeException {}

// region bulkhead
class Bulkhead {
  private final Semaphore slots;
  private final int line; // how many may wait

  Bulkhead(int limit, int line) {
    slots = new Semaphore(limit, "slots");
    this.line = line;
  }

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (slots.isLocked() && slots.waiters().size() >= line) {
        throw new FullError(); // at once: no point in waiting
      }
      try (var _ = await(slots.acquire())) {
        return await(call.get());
      }
    });
  }
}
// endregion

// region main
Coroutine<Void> morning(Bulkhead forReports, Bulkhead forOrders) {
  return async(() -> {
    var reports = gatherOutcomes(IntStream.range(0, 8).mapToObj(i ->
        forReports.execute(() -> sleep(seconds(60), i))).toList());
    await(sleep(seconds(1)));
    await(forOrders.execute(() -> sleep(seconds(1))));
    IO.println("  order served at " + EventLoop.running().time().toSeconds());
    var refused = await(reports).stream()
        .filter(outcome -> outcome instanceof Outcome.Failure).count();
    IO.println("  reports refused: " + refused);
  });
}

void main() {
  IO.println("one pool of 4");
  var pool = new Bulkhead(4, 99);
  run(morning(pool, pool));
  IO.println("reports 3, orders 1");
  run(morning(new Bulkhead(3, 2), new Bulkhead(1, 2)));
}
// endregion
