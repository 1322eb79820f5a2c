// rejected by catchesMakesRoomForTwo: makes room for two
// mistake: makes one call after a failure, where two have to run
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
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
    var calls = List.of(call("a"), call("b"), call("c"), call("d"), call("e"));
    var sixth = call("f");
    assertThrows(FullError.class, () -> await(sixth));
    assertEquals(seconds(0), EventLoop.running().time(), "when it was refused");
    await(gather(calls));
  }

  @Test
  void aFailedCallMakesRoom() {
    for (int i = 0; i < 3; i++) {
      var bad = call("bad");
      assertThrows(IllegalStateException.class, () -> await(bad));
    }
    assertEquals("good", await(call("good")));
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
    assertEquals("f", await(call("f")));
    await(gatherOutcomes(calls));
    assertEquals(List.of("a", "b", "c", "e", "f"), begun, "the order in which they began");
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
