package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class DashboardTest {
  @Test
  void threeServicesTakeAsLongAsTheSlowest() {
    await(Dashboard.load());
    assertEquals(seconds(3), EventLoop.running().time(), "the time until the page is there");
  }

  @Test
  void theLinesStandInTheirOrder() {
    assertEquals(List.of("sunny", "nothing new", "2 apples"), await(Dashboard.load()));
  }
}
