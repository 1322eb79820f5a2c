import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.*;
import dev.loopbook.sync.Semaphore;
import dev.loopbook.testkit.*;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

static class TaskQueue {
  private final Semaphore slots = new Semaphore(2, "slots");

  Future<List<Outcome<Integer>>> processAll(List<Body<Integer>> jobs) {
    return gatherOutcomes(jobs.stream().map(job -> async(() -> {
      try (var _ = await(slots.acquire())) {
        return job.run();
      }
    })).toList());
  }
}

// region tests
@LoopTest
static class TaskQueueTest {
  final TaskQueue queue = new TaskQueue();
  int inside;
  int most;

  int job(int i) {
    most = Math.max(most, ++inside);
    try {
      await(sleep(seconds(1)));
      return 10 / i;
    } finally {
      inside--;
    }
  }

  List<Outcome<Integer>> process(int... numbers) {
    return await(queue.processAll(IntStream.of(numbers)
        .<Body<Integer>>mapToObj(i -> () -> job(i)).toList()));
  }

  @Test
  void noJobsMakeNoResults() {
    assertEquals(List.of(), process());
  }

  @Test
  void twoRunAtOnceAndNeverMore() {
    process(1, 2, 3, 4, 5);
    assertEquals(2, most);
    assertEquals(seconds(3), EventLoop.running().time());
  }

  @Test
  void aFailureLeavesTheOthersTheirResults() {
    var outcomes = process(1, 0, 5);
    assertEquals(new Outcome.Value<>(10), outcomes.get(0));
    assertInstanceOf(Outcome.Failure.class, outcomes.get(1));
    assertEquals(new Outcome.Value<>(2), outcomes.get(2));
    assertEquals(2, most);
  }

  @Test
  void aCallerWhoGivesUpLeavesNothingBehind() {
    assertThrows(TimeoutError.class, () -> await(timeout(seconds(1.5), () -> {
      process(1, 2, 3, 4, 5);
    })));
    assertEquals(0, inside);
  }
}
// endregion

void main() {
  IO.print(Tests.run(TaskQueueTest.class));
}
