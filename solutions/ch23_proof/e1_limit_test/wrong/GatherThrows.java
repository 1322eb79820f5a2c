// rejected by acceptsTheRightOne: aFailureStopsEverything
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
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
  void twoAtATime() {
    await(queue.processAll(jobs("a", "b", "c", "d", "e")));
    assertEquals(2, work.mostAtOnce(), "most at once");
    assertEquals(seconds(3), EventLoop.running().time(), "five jobs, two at a time");
  }

  @Test
  void twoCallersShareTheLimit() {
    await(gather(queue.processAll(jobs("a", "b", "c")), queue.processAll(jobs("d", "e", "f"))));
    assertEquals(2, work.mostAtOnce(), "most at once");
  }

  @Test
  void theOutcomesComeInTheOrderOfTheJobs() {
    var outcomes = await(queue.processAll(jobs("c", "a", "b")));
    assertEquals(
        List.of(new Outcome.Value<>("c"), new Outcome.Value<>("a"), new Outcome.Value<>("b")),
        outcomes);
  }

  @Test
  void aFailureStopsEverything() {
    assertThrows(
        IllegalStateException.class, () -> await(queue.processAll(jobs("bad", "a", "b"))));
  }

  private List<Supplier<Coroutine<String>>> jobs(String... results) {
    return Arrays.stream(results).<Supplier<Coroutine<String>>>map(r -> () -> work.on(r)).toList();
  }
}
