// rejected by catchesEndlessLine: nobody is ever refused
// mistake: never fills the line
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
  void aFailedCallMakesRoom() {
    for (int i = 0; i < 3; i++) {
      var bad = call("bad");
      assertThrows(IllegalStateException.class, () -> await(bad));
    }
    assertEquals("good", await(call("good")));
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
