import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.*;

static class Pool {
  final Queue<String> free = new Queue<>();
  final Map<String, ConcurrencyGauge> gauges = Map.of(
      "left", new ConcurrencyGauge(), "right", new ConcurrencyGauge());

  Pool() {
    free.putNowait("left");
    free.putNowait("right");
  }

  /// Prints a document, and returns the printer that did.
  Coroutine<String> print(int pages) {
    return async(() -> {
      var printer = await(free.get());
      try {
        if (pages == 0) {
          throw new IllegalStateException(printer + " is jammed");
        }
        await(gauges.get(printer).through(sleep(seconds(pages))));
        return printer;
      } finally {
        free.putNowait(printer);
      }
    });
  }
}

static class PoolTest {
  final Pool pool = new Pool();

  @LoopTest(schedules = 50)
  void bothPrintersAreUsed() {
    assertEquals(Set.of("left", "right"),
        Set.copyOf(assertTakes(seconds(1), gather(pool.print(1), pool.print(1)))));
  }

  @LoopTest(schedules = 50)
  void threePagesTakeTwoSeconds() {
    assertTakes(seconds(2), gather(
        pool.print(1), pool.print(1), pool.print(1)));
  }

  @LoopTest(schedules = 50)
  void noPrinterHasTwoDocumentsAtOnce() {
    await(gather(IntStream.rangeClosed(1, 5).mapToObj(pool::print).toList()));
    assertEquals(1, pool.gauges.get("left").peak());
    assertEquals(1, pool.gauges.get("right").peak());
  }

  @LoopTest
  void thoseWhoWaitAreServedInLine() {
    var printed = new ArrayList<Integer>();
    await(gather(IntStream.rangeClosed(1, 5).mapToObj(number -> async(() -> {
      await(pool.print(number));
      printed.add(number);
    })).toList()));
    assertEquals(List.of(1, 2, 3, 4, 5), printed);
  }

  @LoopTest(schedules = 50)
  void aJamCostsNobodyAPrinter() {
    await(gatherOutcomes(List.of(pool.print(0), pool.print(0), pool.print(0))));
    assertTakes(seconds(1), gather(pool.print(1), pool.print(1)));
  }
}

void main() {
  IO.print(Tests.run(PoolTest.class));
}
