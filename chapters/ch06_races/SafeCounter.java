import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Lock;
import java.util.stream.IntStream;

// region counter
final class SafeCounter {
  private final Lock lock = new Lock("count");
  int count = 0;

  Coroutine<Void> increment() {
    return async(() -> {
      try (var _ = await(lock.acquire())) {
        int current = count;
        await(sleep(millis(1)));
        count = current + 1;
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var counter = new SafeCounter();
    await(gather(IntStream.range(0, 100)
        .mapToObj(_ -> counter.increment())
        .toList()));
    IO.println("count: " + counter.count);
    IO.println("time: " + EventLoop.running().time().toMillis() + " ms");
  }));
}
// endregion
