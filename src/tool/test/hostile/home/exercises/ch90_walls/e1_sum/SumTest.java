package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@LoopTest
class SumTest {
  private final Sum sum = new Sum();

  @Test
  void theSumIsRight() {
    assertEquals(60, Math.toIntExact(await(sum.sum(List.of(1, 2, 3)))));
  }

  @Test
  void threeValuesTakeOneSecond() {
    var before = EventLoop.running().time();
    await(sum.sum(List.of(1, 2, 3)));
    assertEquals(seconds(1), EventLoop.running().time().minus(before));
  }

  @Test
  void equalValuesCountOnce() {
    assertEquals(Set.of(10, 20), await(sum.distinct(List.of(1, 2, 2, 1))));
  }
}
