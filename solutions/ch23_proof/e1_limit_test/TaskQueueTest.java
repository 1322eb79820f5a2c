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
  void aSlowJobDoesNotHoldUpTheOthers() {
    await(queue.processAll(List.of(job("a", 3), job("b", 1), job("c", 1), job("d", 1))));
    assertEquals(seconds(3), EventLoop.running().time(), "one job of 3 s and three of 1 s");
  }

  @Test
  void twoCallersShareTheLimit() {
    await(gather(queue.processAll(jobs("a", "b", "c")), queue.processAll(jobs("d", "e", "f"))));
    assertEquals(2, work.mostAtOnce(), "most at once");
    assertEquals(seconds(3), EventLoop.running().time(), "twice three jobs, two at a time");
  }

  @Test
  void theOutcomesComeInTheOrderOfTheJobs() {
    var outcomes = await(queue.processAll(List.of(job("c", 3), job("a", 1), job("b", 1))));
    assertEquals(
        List.of(new Outcome.Value<>("c"), new Outcome.Value<>("a"), new Outcome.Value<>("b")),
        outcomes);
  }

  @Test
  void aFailureIsAnOutcomeAndTheOthersAreDone() {
    var outcomes = await(queue.processAll(jobs("bad", "a", "b")));
    assertInstanceOf(Outcome.Failure.class, outcomes.get(0));
    assertEquals(new Outcome.Value<>("a"), outcomes.get(1));
    assertEquals(new Outcome.Value<>("b"), outcomes.get(2));
  }

  @Test
  void theQueueWorksAgain() {
    await(queue.processAll(jobs("a", "b", "c", "d")));
    await(queue.processAll(jobs("e", "f", "g", "h")));
    assertEquals(seconds(4), EventLoop.running().time(), "twice four jobs, two at a time");
  }

  private Supplier<Coroutine<String>> job(String result, int duration) {
    return () -> work.on(result, seconds(duration));
  }

  private List<Supplier<Coroutine<String>>> jobs(String... results) {
    return Arrays.stream(results).<Supplier<Coroutine<String>>>map(r -> () -> work.on(r)).toList();
  }
}
