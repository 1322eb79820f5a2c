package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class ReportTest {
  private Duration latest = Duration.ZERO;

  @Test
  void theHeartBeatsInTime() {
    await(gather(createTask(heart(millis(500)), "heart"), createTask(report(20), "report")));
    assertInTime();
  }

  @Test
  void aQuickHeartBeatsInTimeToo() {
    await(gather(createTask(heart(millis(130)), "heart"), createTask(report(20), "report")));
    assertInTime();
  }

  @Test
  void theReportTakesNoLonger() {
    await(Report.write(20));
    var took = EventLoop.running().time();
    if (took.compareTo(seconds(2)) > 0) { // less is fine: other threads take no virtual time
      assertEquals(seconds(2), took, "20 pages of 100 ms");
    }
  }

  @Test
  void theReportHasAllItsPages() {
    assertEquals(pages(20), await(Report.write(20)), "a report over 20 pages");
    assertEquals(pages(3), await(Report.write(3)), "the next one, over 3 pages");
    assertEquals(List.of(), await(Report.write(0)), "a report over no pages");
  }

  @Test
  void eachPageIsComputedOnce() {
    int before = Page.computed();
    await(Report.write(20));
    assertEquals(20, Page.computed() - before, "how many pages were computed for a report over 20");
  }

  @Test
  void twoReportsAtOnce() {
    assertEquals(
        List.of(pages(4), pages(7)), await(gather(Report.write(4), Report.write(7))), "two reports");
  }

  @Test
  void aCancelledReportEnds() {
    var report = createTask(Report.write(20), "report");
    await(sleep(millis(250)));
    if (report.cancel()) { // on other threads it takes no virtual time, and is done already
      await(waitOn(List.of(report)));
      assertTrue(report.isCancelled(), "the report was cancelled, and ended as if it hadn't been");
    }
  }

  private void assertInTime() {
    if (latest.compareTo(millis(300)) > 0) {
      fail("a beat came " + latest.toMillis() + " ms late, and 300 ms are the most");
    }
  }

  private static List<String> pages(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "page " + number).toList();
  }

  private static Coroutine<Void> report(int pages) {
    return async(() -> {
      await(Report.write(pages));
    });
  }

  /// Beats for two seconds, and notes how late the latest beat came.
  private Coroutine<Void> heart(Duration pause) {
    return async(() -> {
      for (var beaten = pause; beaten.compareTo(seconds(2)) <= 0; beaten = beaten.plus(pause)) {
        var due = EventLoop.running().time().plus(pause);
        await(sleep(pause));
        var late = EventLoop.running().time().minus(due);
        if (late.compareTo(latest) > 0) {
          latest = late;
        }
      }
    });
  }
}
