// brings a counter of its own
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Test
  void counts() {
    assertEquals(0, new Counter().count());
  }
}

class Counter {
  int count() {
    return 0;
  }
}
