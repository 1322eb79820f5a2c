import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

// region tests
@LoopTest
static class CounterTest {
  int count = 0;
  final Lock lock = new Lock("count");

  Coroutine<Void> increment() {
    return async(() -> {
      int current = count;
      await(sleep(millis(1)));
      count = current + 1;
    });
  }

  Coroutine<Void> incrementSafely() {
    return async(() -> {
      try (var _ = await(lock.acquire())) {
        await(increment());
      }
    });
  }

  @Test
  void racy() {
    await(gather(
        IntStream.range(0, 100).mapToObj(_ -> increment()).toList()));
    assertEquals(100, count);
  }

  @Test
  void safe() {
    await(gather(
        IntStream.range(0, 100).mapToObj(_ -> incrementSafely()).toList()));
    assertEquals(100, count);
  }
}
// endregion

void main() {
  IO.print(Tests.run(CounterTest.class));
}
