package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

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
  void twoCallsAreMade() {
    var first = call("a");
    var second = call("b");
    assertEquals(List.of("a", "b"), await(gather(first, second)));
  }

  // Your tests go here.

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
