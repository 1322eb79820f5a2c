package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Other reports, and hearts of another pace.
@LoopTest(timeout = 600)
@HiddenTest
class ReportHiddenTest {

  @Test
  void anyReportHasItsPages(Draw draw) {
    for (int pages : List.of(1, draw.number(2, 40), draw.number(100, 300))) {
      var before = EventLoop.running().time();
      assertEquals(expected(pages), await(Report.write(pages)), "a report over " + pages + " pages");
      var took = EventLoop.running().time().minus(before);
      if (took.compareTo(millis(100 * pages)) > 0) {
        assertEquals(millis(100 * pages), took, "the time of a report over " + pages + " pages");
      }
    }
  }

  @Test
  void anyHeartBeatsInTime(Draw draw) {
    assertInTime(draw.number(15, 40), draw.millis(70, 900));
    assertInTime(draw.number(100, 150), draw.millis(70, 900));
  }

  @Test
  void inAShortReportTooTheHeartBeatsInTime(Draw draw) {
    assertInTime(draw.number(5, 9), draw.millis(40, 90));
  }

  private static void assertInTime(int pages, Duration pause) {
    var report = createTask(Report.write(pages), "report");
    while (!report.isDone()) {
      var due = EventLoop.running().time().plus(pause);
      await(sleep(pause));
      var late = EventLoop.running().time().minus(due);
      if (late.compareTo(millis(300)) > 0) {
        fail("a beat came " + late.toMillis() + " ms late, of a heart with a pause of " + pause);
      }
    }
    assertEquals(expected(pages), await(report), "the report");
  }

  @Test
  void aReportCancelledAtAnyPageEnds(Draw draw) {
    int pages = draw.number(15, 25);
    for (int page = 1; page < pages; page += 2) {
      var report = createTask(Report.write(pages), "report");
      await(sleep(millis(100 * page - 50)));
      if (report.cancel()) { // on other threads it takes no virtual time, and is done already
        await(waitOn(List.of(report)));
        assertTrue(report.isCancelled(), "ended as cancelled, at page " + page + " of " + pages);
      }
    }
  }

  @Test
  void aReportCancelledBeforeItBeginsComputesNothing() {
    var report = createTask(Report.write(20), "report");
    report.cancel();
    await(waitOn(List.of(report)));
    assertEquals(1, allTasks().size(), "tasks at work after a report that never began: this test's");
    assertEquals(Duration.ZERO, EventLoop.running().time(), "the time that it took");
  }

  private static List<String> expected(int pages) {
    return IntStream.rangeClosed(1, pages).mapToObj(number -> "page " + number).toList();
  }
}
