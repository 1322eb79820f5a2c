// gives up instead of failing
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Test
  void counts() {
    var counter = new Counter();
    counter.add();
    counter.add();
    Assumptions.assumeTrue(counter.count() == 2);
  }
}
