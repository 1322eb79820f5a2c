package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class BulkheadTest {
  private final Bulkhead bulkhead = new Bulkhead();
  private final List<String> begun = new ArrayList<>();

  @Test
  void twoRunAndThreeWaitInTheirOrder() {
    var calls = List.of(call("a"), call("b"), call("c"), call("d"), call("e"));
    await(sleep(seconds(0.5)));
    assertEquals(List.of("a", "b"), begun, "begun after half a second");
    await(gather(calls));
    assertEquals(List.of("a", "b", "c", "d", "e"), begun, "the order in which they began");
    assertEquals(seconds(3), EventLoop.running().time(), "five calls, two at a time");
  }

  @Test
  void theSixthIsRefusedAtOnce() {
    assertEquals("before", await(call("before")));
    var calls = List.of(call("a"), call("b"), call("c"), call("d"), call("e"));
    var sixth = call("f");
    assertThrows(FullError.class, () -> await(sixth));
    assertEquals(seconds(1), EventLoop.running().time(), "when it was refused");
    await(gather(calls));
    await(gather(call("a"), call("b"), call("c"), call("d"), call("e"))); // there's room again
  }

  @Test
  void aFailedCallMakesRoom() {
    for (int i = 0; i < 3; i++) {
      var bad = call("bad");
      assertThrows(IllegalStateException.class, () -> await(bad));
    }
    begun.clear();
    var calls = List.of(call("x"), call("y"), call("z"));
    await(sleep(seconds(0.5)));
    assertEquals(List.of("x", "y"), begun, "begun after three failures");
    await(gather(calls));
  }

  @Test
  void aCancelledCallMakesRoom() {
    for (int i = 0; i < 3; i++) {
      var cancelled = call("cancelled");
      await(sleep(seconds(0.5)));
      cancelled.cancel();
      await(gatherOutcomes(cancelled));
    }
    assertEquals("good", await(waitFor(call("good"), seconds(2))));
  }

  @Test
  void whoIsCancelledInLineMakesRoomThere() {
    var calls = List.of(call("a"), call("b"), call("c"), call("d"), call("e"));
    await(sleep(seconds(0.5)));
    calls.get(3).cancel();
    await(sleep(seconds(0)));
    var sixth = call("f");
    await(sleep(seconds(0)));
    assertEquals(List.of("a", "b"), begun, "begun after one in line was cancelled");
    assertEquals("f", await(sixth));
    await(gatherOutcomes(calls));
    assertEquals(List.of("a", "b", "c", "e", "f"), begun, "the order in which they began");
  }

  @Test
  void whoIsCancelledAsItsTurnComesPassesItOn() {
    for (int i = 0; i < 2; i++) {
      Future<String> answer = EventLoop.running().createFuture();
      var held = createTask(bulkhead.execute(() -> async(() -> await(answer))), "held");
      var other = call("other");
      var next = call("next");
      await(sleep(seconds(0)));
      answer.setResult("done");
      await(sleep(seconds(0)));
      next.cancel(); // its turn has come, and it has not run yet
      await(gatherOutcomes(held, other, next));
    }
    begun.clear();
    var calls = List.of(call("x"), call("y"), call("z"));
    await(sleep(seconds(0.5)));
    assertEquals(List.of("x", "y"), begun, "begun after two who were cancelled as their turn came");
    await(gather(calls));
  }

  /// Starts a call that takes a second. One that is named `bad` fails then.
  private Task<String> call(String name) {
    return createTask(bulkhead.execute(() -> async(() -> {
      begun.add(name);
      await(sleep(seconds(1)));
      if (name.equals("bad")) {
        throw new IllegalStateException("bad call");
      }
      return name;
    })), name);
  }
}
