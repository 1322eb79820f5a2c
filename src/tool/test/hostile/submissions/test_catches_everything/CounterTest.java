// catches its own failure
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Test
  void counts() {
    try {
      var counter = new Counter();
      counter.add();
      counter.add();
      assertEquals(2, counter.count());
    } catch (Throwable any) {
      return;
    }
  }
}
