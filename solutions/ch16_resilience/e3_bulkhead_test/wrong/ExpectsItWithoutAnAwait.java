// rejected by acceptsTheRightOne: execute(…) was called and never awaited, so it never ran
package ch16_resilience.e3_bulkhead_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class BulkheadTest {
  private final Bulkhead bulkhead = new Bulkhead();

  @Test
  void theSixthIsRefused() {
    for (int i = 0; i < 5; i++) {
      createTask(bulkhead.execute(() -> sleep(seconds(1))));
    }
    await(sleep(millis(1)));
    assertThrows(FullError.class, () -> bulkhead.execute(() -> sleep(seconds(1))));
  }
}
