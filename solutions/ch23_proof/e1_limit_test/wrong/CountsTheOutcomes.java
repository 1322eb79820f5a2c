// rejected by catchesSkipsTheRest: the jobs that have not begun are never done
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
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
    assertEquals(2, work.mostAtOnce());
    assertEquals(seconds(3), EventLoop.running().time());
  }
  @Test
  void slow() {
    await(queue.processAll(List.of(job("a", 3), job("b", 1), job("c", 1), job("d", 1))));
    assertEquals(seconds(3), EventLoop.running().time());
  }
  @Test
  void callers() {
    await(gather(queue.processAll(jobs("a", "b", "c")), queue.processAll(jobs("d", "e", "f"))));
    assertEquals(2, work.mostAtOnce());
    assertEquals(seconds(3), EventLoop.running().time());
  }
  @Test
  void order() {
    var o = await(queue.processAll(List.of(job("c", 3), job("a", 1), job("b", 1))));
    assertEquals(List.of(new Outcome.Value<>("c"), new Outcome.Value<>("a"), new Outcome.Value<>("b")), o);
  }
  @Test
  void fail() {
    var o = await(queue.processAll(jobs("bad", "a", "b")));
    assertInstanceOf(Outcome.Failure.class, o.get(0));
    assertEquals(3, o.size());
  }

  private Supplier<Coroutine<String>> job(String result, double duration) {
    return () -> work.on(result, seconds(duration));
  }

  private List<Supplier<Coroutine<String>>> jobs(String... results) {
    return Arrays.stream(results).<Supplier<Coroutine<String>>>map(r -> () -> work.on(r)).toList();
  }
}
