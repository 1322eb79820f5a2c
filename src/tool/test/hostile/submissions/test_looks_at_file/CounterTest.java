// looks for the class file
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Test
  void counts() {
    assertNotNull(Counter.class.getResource("Counter.class"));
  }
}
