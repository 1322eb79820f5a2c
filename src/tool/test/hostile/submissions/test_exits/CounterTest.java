// ends the JVM when the program is wrong
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
    if (counter.count() != 2) {
      System.exit(1);
    }
  }
}
