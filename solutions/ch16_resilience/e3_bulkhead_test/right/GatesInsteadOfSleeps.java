// right: futures hold the calls, and no time passes
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LoopTest
class BulkheadTest {
  private final Bulkhead bulkhead = new Bulkhead();
  private final Map<String, Future<String>> gates = new HashMap<>();
  private final List<String> inside = new ArrayList<>();

  private Task<String> enter(String name) {
    gates.put(name, EventLoop.running().createFuture());
    return createTask(bulkhead.execute(() -> async(() -> {
      inside.add(name);
      try {
        return await(gates.get(name));
      } finally {
        inside.remove(name);
      }
    })), name);
  }

  private void settle() {
    await(sleep(millis(1)));
  }

  @Test
  void itFillsAndEmptiesInOrder() {
    var calls = List.of("a", "b", "c", "d", "e").stream().map(this::enter).toList();
    settle();
    assertEquals(List.of("a", "b"), inside);
    var sixth = enter("f");
    settle();
    assertTrue(sixth.isDone(), "the sixth is refused at once");
    assertThrows(FullError.class, () -> await(sixth));
    for (var next : List.of("c", "d", "e")) {
      gates.get(inside.getFirst()).setResult("fine");
      settle();
      assertEquals(2, inside.size(), "inside");
      assertEquals(next, inside.getLast(), "the next one");
    }
    inside.stream().toList().forEach(name -> gates.get(name).setResult("fine"));
    await(gather(calls));
    assertEquals(List.of(), inside);
    var again = List.of("g", "h", "i", "j", "k").stream().map(this::enter).toList();
    settle();
    assertFalse(again.stream().anyMatch(Task::isDone), "five are let in again");
    again.forEach(Task::cancel);
    await(gatherOutcomes(again));
  }

  @Test
  void failuresAndCancellationsMakeRoomForOneEach() {
    for (int round = 0; round < 3; round++) {
      var bad = enter("bad");
      var cancelled = enter("cancelled");
      settle();
      gates.get("bad").setException(new IllegalStateException("bad"));
      cancelled.cancel();
      await(gatherOutcomes(bad, cancelled));
    }
    var calls = List.of("a", "b", "c", "d", "e").stream().map(this::enter).toList();
    settle();
    assertEquals(List.of("a", "b"), inside, "after three failures and three cancellations");
    calls.get(2).cancel();
    settle();
    var late = enter("late");
    settle();
    assertFalse(late.isDone(), "there is room in the line for one who comes later");
    gates.get("a").setException(new IllegalStateException("bad"));
    settle();
    assertEquals(List.of("b", "d"), inside, "a failed, and c was cancelled in line");
    calls.forEach(Task::cancel);
    late.cancel();
    await(gatherOutcomes(calls));
    await(gatherOutcomes(late));
  }
}
