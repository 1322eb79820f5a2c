// right: the jobs count themselves, and wait as long as they are told
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@LoopTest
class TaskQueueTest {
  private final TaskQueue queue = new TaskQueue();
  private final List<String> log = new ArrayList<>();
  private int now;
  private int most;

  private Supplier<Coroutine<String>> job(String name, double time) {
    return () -> async(() -> {
      most = Math.max(most, ++now);
      log.add(name);
      try {
        await(sleep(seconds(time)));
        if (name.startsWith("!")) {
          throw new IllegalArgumentException(name);
        }
        return name;
      } finally {
        now--;
      }
    });
  }

  @Test
  void oneLongAndManyShortOnesOfTwoCallers() {
    var one = createTask(queue.processAll(List.of(job("long", 4), job("a", 1), job("b", 1))), "one");
    var two = createTask(queue.processAll(List.of(job("c", 1), job("d", 1))), "two");
    await(sleep(seconds(0.5)));
    assertEquals(List.of("long", "a"), log, "begun at first");
    await(gather(one, two));
    assertEquals(2, most, "the most at once");
    assertEquals(seconds(4), EventLoop.running().time(), "four short ones beside a long one");
  }

  @Test
  void failuresComeWhereTheyBelongAndGiveTheirPlacesBack() {
    var outcomes =
        await(queue.processAll(List.of(job("z", 2), job("!1", 1), job("!2", 1), job("a", 1))));
    assertEquals(4, outcomes.size(), "outcomes");
    assertEquals(new Outcome.Value<>("z"), outcomes.get(0));
    assertTrue(outcomes.get(1) instanceof Outcome.Failure<String>, "the second job fails");
    assertTrue(outcomes.get(2) instanceof Outcome.Failure<String>, "the third job fails");
    assertEquals(new Outcome.Value<>("a"), outcomes.get(3));
    assertEquals(seconds(3), EventLoop.running().time());
    assertEquals(2, most, "the most at once");
    most = 0;
    await(queue.processAll(List.of(job("x", 1), job("y", 1))));
    assertEquals(2, most, "the most at once after failures");
  }
}
