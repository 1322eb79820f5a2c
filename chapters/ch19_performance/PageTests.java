import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import dev.loopbook.testkit.ConcurrencyGauge;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

static Coroutine<String> part() {
  return async(() -> await(sleep(millis(300), "part")));
}

static Coroutine<Void> limited(Semaphore limit, ConcurrencyGauge gauge) {
  return async(() -> {
    try (var _ = await(limit.acquire())) {
      await(gauge.through(part()));
    }
  });
}

// region tests
@LoopTest
static class PageTest {
  @Test
  void threePartsTakeNoLongerThanOne() {
    assertTakes(millis(300), gather(part(), part(), part()));
  }

  @Test
  void oneAfterAnotherTheyDo() {
    assertTakes(millis(300), () -> {
      await(part());
      await(part());
      await(part());
    });
  }

  @Test
  void threeOfTenAtATime() {
    assertConcurrent(3, gauge -> {
      var limit = new Semaphore(3);
      await(gather(Stream.generate(() -> limited(limit, gauge))
          .limit(10).toList()));
    });
  }

  @Test
  void readingAPartCostsTwoTicks() {
    assertTicks(2, part());
  }

  @Test
  void nobodyHoldsTheLoop() {
    assertNeverBlocks(async(() -> busy(millis(250))));
  }
}
// endregion

void main() {
  IO.print(Tests.run(PageTest.class));
}
