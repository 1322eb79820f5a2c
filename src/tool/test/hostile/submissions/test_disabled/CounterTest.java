// is disabled
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Disabled
  @Test
  void counts() {
    fail("never");
  }
}
