import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;

// region test
static class CounterTest {
  int count = 0;

  Coroutine<Void> increment() {
    return async(() -> {
      int read = count;
      await(sleep(seconds(0)));
      count = read + 1;
    });
  }

  @LoopTest
  void oneOrder() {
    await(gather(increment(), increment()));
    assertEquals(1, count);
  }

  @LoopTest(schedules = 100)
  void everyOrder() {
    await(gather(increment(), increment()));
    assertEquals(1, count);
  }
}
// endregion

void main() {
  IO.print(Tests.run(CounterTest.class));
}
