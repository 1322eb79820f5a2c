package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@LoopTest
class TaskQueueTest {
  private final Work work = new Work();
  private final TaskQueue queue = new TaskQueue();

  @Test
  void itDoesAllJobs() {
    var outcomes = await(queue.processAll(jobs("a", "b", "c", "d", "e")));
    assertEquals(5, outcomes.size());
    assertTrue(work.mostAtOnce() <= 2);
  }

  // Your tests go here.

  private List<Supplier<Coroutine<String>>> jobs(String... results) {
    return Arrays.stream(results).<Supplier<Coroutine<String>>>map(r -> () -> work.on(r)).toList();
  }
}
