package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class SumHiddenTest {
  @Test
  void theSumOfNothingIsZero() {
    assertEquals(0, await(new Sum().sum(List.of())));
  }
}
