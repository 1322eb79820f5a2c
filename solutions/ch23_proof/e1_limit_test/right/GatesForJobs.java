// right: opens a gate for each job, and looks which ones have begun
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Event;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@LoopTest
class TaskQueueTest {
  private final TaskQueue queue = new TaskQueue();

  @Test
  void gates() {
    var begun = new ArrayList<Integer>();
    var gates = IntStream.range(0, 4).mapToObj(n -> new Event("gate " + n)).toList();
    var jobs = new ArrayList<Supplier<Coroutine<String>>>();
    for (int n = 0; n < 4; n++) {
      int at = n;
      jobs.add(() -> async(() -> {
        begun.add(at);
        await(gates.get(at).waitSet());
        if (at == 1) throw new IllegalStateException("job " + at);
        return "job " + at;
      }));
    }
    var one = createTask(queue.processAll(jobs.subList(0, 3)));
    var two = createTask(queue.processAll(jobs.subList(3, 4)));
    await(sleep(seconds(1)));
    assertEquals(List.of(0, 1), begun);
    gates.get(1).set();
    await(sleep(seconds(1)));
    assertEquals(3, begun.size());
    gates.get(2).set();
    gates.get(3).set();
    await(sleep(seconds(1)));
    assertEquals(Set.of(0, 1, 2, 3), Set.copyOf(begun));
    assertTrue(two.isDone(), "two is done");
    gates.get(0).set();
    var out = await(one);
    assertEquals(new Outcome.Value<>("job 0"), out.get(0));
    assertTrue(out.get(1) instanceof Outcome.Failure);
    assertEquals(new Outcome.Value<>("job 2"), out.get(2));
    assertEquals(List.of(new Outcome.Value<>("job 3")), await(two));
  }
}
