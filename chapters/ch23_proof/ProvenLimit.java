import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class TaskQueue {
  private final Semaphore slots;

  TaskQueue(int limit) {
    slots = new Semaphore(limit, "slots");
  }

  <T> Coroutine<T> process(Supplier<Coroutine<T>> work) {
    return async(() -> {
      try (var _ = await(slots.acquire())) {
        return await(work.get());
      }
    });
  }
}

// region gauge
class Gauge {
  int inside;
  int most;

  <T> Coroutine<T> around(Coroutine<T> work) {
    return async(() -> {
      inside++;
      most = Math.max(most, inside);
      try {
        return await(work);
      } finally {
        inside--; // also when the work fails or is cancelled
      }
    });
  }
}
// endregion

// region main
void main() {
  for (int limit : new int[] {1, 2, 3, 9}) {
    run(async(() -> {
      var queue = new TaskQueue(limit);
      var gauge = new Gauge();
      await(gather(IntStream.range(0, 5).mapToObj(i ->
          queue.process(() -> gauge.around(sleep(seconds(1), i)))).toList()));
      IO.println("limit %d: at most %d at once, all done at %d s".formatted(
          limit, gauge.most, EventLoop.running().time().toSeconds()));
    }));
  }
}
// endregion
