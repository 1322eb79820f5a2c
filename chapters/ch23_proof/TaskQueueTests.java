import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.*;
import dev.loopbook.sync.Semaphore;
import dev.loopbook.testkit.*;
import java.util.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

static class TaskQueue {
  private final Semaphore slots = new Semaphore(2, "slots");

  Coroutine<List<Outcome<Integer>>> processAll(Stream<Body<Integer>> jobs) {
    return async(() -> {
      return await(gatherOutcomes(jobs.map(job -> async(() -> {
        try (var _ = await(slots.acquire())) {
          return job.run();
        }
      })).toList()));
    });
  }
}

// region tests
@LoopTest
static class TaskQueueTest {
  final TaskQueue queue = new TaskQueue();

  Coroutine<List<Outcome<Integer>>> process(ConcurrencyGauge gauge, Integer... numbers) {
    return queue.processAll(Stream.of(numbers).map(i -> () -> {
      await(gauge.through(sleep(seconds(1))));
      return 10 / i;
    }));
  }

  @Test
  void noJobsMakeNoResults() {
    assertEquals(List.of(), await(process(new ConcurrencyGauge())));
  }

  @Test
  void twoRunAtOnceAndNeverMore() {
    assertConcurrent(2, gauge ->
        assertTakes(seconds(3), process(gauge, 1, 2, 3, 4, 5)));
  }

  @Test
  void aFailureLeavesTheOthersTheirResults() {
    var outcomes = await(process(new ConcurrencyGauge(), 1, 0, 5));
    assertEquals(new Outcome.Value<>(10), outcomes.get(0));
    assertInstanceOf(Outcome.Failure.class, outcomes.get(1));
    assertEquals(new Outcome.Value<>(2), outcomes.get(2));
  }

  @Test
  void aCallerWhoGivesUpLeavesNothingBehind() {
    var gauge = new ConcurrencyGauge();
    assertTimesOut(waitFor(process(gauge, 1, 2, 3, 4, 5), seconds(1.5)));
    assertEquals(0, gauge.now());
  }
}
// endregion

void main() {
  IO.print(Tests.run(TaskQueueTest.class));
}
