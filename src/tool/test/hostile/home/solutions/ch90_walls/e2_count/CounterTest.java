package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class CounterTest {
  @Test
  void itCountsEachTime() {
    var counter = new Counter();
    counter.add();
    counter.add();
    assertEquals(2, counter.count());
  }
}
