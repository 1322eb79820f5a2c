package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@LoopTest
class ReportTest {
  private Duration latest = Duration.ZERO;

  @Test
  void theHeartBeatsInTime() {
    var heart = createTask(heart(), "heart");
    var report = createTask(Report.write(20), "report");
    await(gather(heart, report));
    assertTrue(
        latest.compareTo(millis(200)) <= 0,
        () -> "a beat came " + latest.toMillis() + " ms late, and 200 ms are the most");
  }

  @Test
  void theReportTakesNoLonger() {
    await(Report.write(20));
    assertEquals(seconds(2), EventLoop.running().time(), "20 pages of 100 ms");
  }

  @Test
  void theReportHasAllItsPages() {
    var lines = await(Report.write(20));
    assertEquals(20, lines.size());
    assertEquals("page 20", lines.getLast());
  }

  /// Beats four times, every half second, and notes how late the latest beat came.
  private Coroutine<Void> heart() {
    return async(() -> {
      for (int beat = 1; beat <= 4; beat++) {
        var due = EventLoop.running().time().plus(millis(500));
        await(sleep(millis(500)));
        var late = EventLoop.running().time().minus(due);
        if (late.compareTo(latest) > 0) {
          latest = late;
        }
      }
    });
  }
}
