package dev.loopbook.step.view;

import static dev.loopbook.step.view.Reports.library;
import static dev.loopbook.step.view.Reports.resumes;
import static dev.loopbook.step.view.Reports.starts;
import static dev.loopbook.step.view.Reports.task;
import static dev.loopbook.step.view.Reports.text;
import static dev.loopbook.step.view.Reports.tick;
import static dev.loopbook.step.view.Reports.timer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tick looks like, to the letter.
final class TickViewTest {

  private static final int MOST = 8;

  private static String draw(TickReport report, int columns, Lesson... lessons) {
    Set<Lesson> taught = EnumSet.noneOf(Lesson.class);
    taught.addAll(List.of(lessons));
    return text(TickView.lines(report, PictureLayout.of(columns), MOST, taught));
  }

  private static TickReport first() {
    return tick(1)
        .turn(
            task(
                "main",
                new Begins.Starts(""),
                List.of(new Deed.Made("A"), new Deed.Made("B")),
                new Ends.Waits("gather(A, B)"),
                22))
        .ready("A", "B")
        .report();
  }

  private static TickReport second() {
    return tick(2)
        .turn(starts("A", new Ends.Waits("sleep 1 s"), 6, "A: start"))
        .turn(starts("B", new Ends.Waits("sleep 0.5 s"), 13, "B: start"))
        .report();
  }

  private static TickReport third() {
    return tick(3)
        .jumping(0, 500)
        .fired(500, "B", "sleep 0.5 s", 2, 13)
        .turn(timer("B's sleep 0.5 s", "B"))
        .ready("B")
        .report();
  }

  @Test
  void aFirstTickAtEightyColumns() {
    assertEquals(
        """
        ── tick 1 ───────────────────────────────────────────────────────── 0.000 s ──
          run     main      starts, makes A and B, waits for gather(A, B)  TwoTasks:22
          ready   A, B      queued during this tick: they run in the next one
        """,
        draw(first(), 80, Lesson.NEXT_TICK));
  }

  @Test
  void outputStandsBelowTheTaskThatPrintedIt() {
    assertEquals(
        """
        ── tick 2 ───────────────────────────────────────────────────────── 0.000 s ──
          run     A         starts, waits for sleep 1 s                     TwoTasks:6
                            │ A: start
                  B         starts, waits for sleep 0.5 s                  TwoTasks:13
                            │ B: start
        """,
        draw(second(), 80));
  }

  @Test
  void aJumpOfTheClockAtEightyColumns() {
    assertEquals(
        """
        ── tick 3 ───────────────────────────────────────────────── 0.000 → 0.500 s ──
          clock   nothing was ready: time jumps to the next timer
          fired   B's sleep 0.5 s, set in tick 2                           TwoTasks:13
          run     timer     B's sleep 0.5 s is over, wakes B
                            a timer only wakes its task, which then waits for its turn
          ready   B         queued during this tick: it runs in the next one
        """,
        draw(third(), 80, Lesson.values()));
  }

  @Test
  void whatWasExplainedBeforeIsNotExplainedAgain() {
    assertEquals(
        """
        ── tick 3 ───────────────────────────────────────────────── 0.000 → 0.500 s ──
          clock   time jumps to the next timer
          fired   B's sleep 0.5 s, set in tick 2                           TwoTasks:13
          run     timer     B's sleep 0.5 s is over, wakes B
          ready   B
        """,
        draw(third(), 80));
  }

  @Test
  void theSameAtFortyColumns() {
    assertEquals(
        """
        ── tick 1 ─────────────────── 0.000 s ──
          run     main starts, makes A and B,
                  waits for gather(A, B)
                  (TwoTasks:22)
          ready   A, B
                  queued during this tick: they
                  run in the next one
        ── tick 2 ─────────────────── 0.000 s ──
          run     A starts, waits for sleep 1 s
                  (TwoTasks:6)
                  │ A: start
                  B starts, waits for sleep 0.5
                  s (TwoTasks:13)
                  │ B: start
        """,
        draw(first(), 40, Lesson.NEXT_TICK) + draw(second(), 40));
  }

  @Test
  void aWideScreenIsNotFilledToItsEdge() {
    assertEquals(
        100, Reports.widest(TickView.lines(third(), PictureLayout.of(200), MOST, Set.of())));
  }

  @ParameterizedTest
  @CsvSource({"1000, false", "1004, false", "1005, true"})
  void aTimerIsCalledLateOnlyIfItWasHeldUp(long begins, boolean isLate) {
    var report = tick(3).jumping(begins, begins).fired(1_000, "A", "sleep 1 s", 2, 13).report();
    assertEquals(isLate, draw(report, 80).contains(" late"), draw(report, 80));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 31, 40, 59, 60, 79, 80, 120})
  void noLineIsWiderThanTheScreen(int columns) {
    for (var report : List.of(first(), second(), third(), stuck(), many(1_000))) {
      var lines =
          TickView.lines(report, PictureLayout.of(columns), MOST, EnumSet.allOf(Lesson.class));
      assertTrue(Reports.widest(lines) <= columns, () -> text(lines));
    }
  }

  @Test
  void aPartOfATickSaysWhichAndWhatIsLeft() {
    var report =
        tick(2)
            .part(new Part.Callbacks(1, 1, 2))
            .turn(starts("A", new Ends.Waits("sleep 1 s"), 6))
            .left("B")
            .ready("C")
            .report();
    assertEquals(
        """
        ── tick 2, callback 1 of 2 ──────────────────────────────────────── 0.000 s ──
          run     A         starts, waits for sleep 1 s                     TwoTasks:6
          left    B         still to run in this tick
          ready   C
        """,
        draw(report, 80));
  }

  private static TickReport stuck() {
    return tick(3)
        .part(
            new Part.Deadlock(
                List.of(
                    new Waiting("main", "task A", Optional.of(Reports.line(22))),
                    new Waiting("A", "<Lock locked>", Optional.of(Reports.line(6))))))
        .report();
  }

  @Test
  void aDeadlockNamesWhoWaitsForWhat() {
    assertEquals(
        """
        ── tick 3 ───────────────────────────────────────────────────────── 0.000 s ──
          stuck   nothing can ever run again: no callback is ready, no timer is set
          waiting main      for task A                                     TwoTasks:22
                  A         for <Lock locked>                               TwoTasks:6
        """,
        draw(stuck(), 80));
  }

  @Test
  void theCleanUpSaysWhomItCancels() {
    var report =
        tick(6)
            .cleanUp("audit")
            .turn(
                task(
                    "audit",
                    new Begins.Gets(false, "CancelledError"),
                    List.of(),
                    new Ends.IsCancelled(),
                    0))
            .ready("gather", "gather", "gather")
            .report();
    assertEquals(
        """
        ── tick 6, clean-up ─────────────────────────────────────────────── 0.000 s ──
          cancel  run(...) asks what is left to stop: audit
          run     audit     gets CancelledError at its await, is cancelled
          ready   gather × 3
        """,
        draw(report, 80));
  }

  @Test
  void aTaskThatHoldsTheLoopAndATimerThatIsLateForIt() {
    var holds =
        tick(6)
            .holding(600, 2_300)
            .turn(
                task(
                    "report",
                    new Begins.Resumes(),
                    List.of(new Deed.Held(1_700_000_000)),
                    new Ends.Finishes(
                        Optional.of("a value that is longer than a picture has room")),
                    0))
            .report();
    var late =
        tick(7)
            .at(2_300)
            .fired(1_000, "heart", "sleep 0.5 s", 4, 10)
            .turn(timer("heart's sleep 0.5 s", "heart"))
            .report();
    assertEquals(
        """
        ── tick 6 ───────────────────────────────────────────────── 0.600 → 2.300 s ──
          run     report    resumes, holds the loop for 1.7 s, finishes with a value
                            that is longer…
                            nobody else can run meanwhile: a loop has one thread
        ── tick 7 ───────────────────────────────────────────────────────── 2.300 s ──
          fired   heart's sleep 0.5 s, 1.3 s late, set in tick 4           TwoTasks:10
          run     timer     heart's sleep 0.5 s is over, wakes heart
        """,
        draw(holds, 80, Lesson.HOLDS) + draw(late, 80));
  }

  private static TickReport many(int count) {
    var reports = tick(2);
    for (var i = 1; i <= count; i++) {
      reports.turn(starts("user-" + i, new Ends.Waits("sleep 1 s"), 4));
    }
    return reports.report();
  }

  @Test
  void aThousandTasksThatDoTheSameAreSummedUp() {
    assertEquals(
        """
        ── tick 2 ───────────────────────────────────────────────────────── 0.000 s ──
          run     user-1     starts, waits for sleep 1 s                    TwoTasks:4
                  user-2     starts, waits for sleep 1 s                    TwoTasks:4
                             … and 998 more like these, the last is user-1000
        """,
        draw(many(1_000), 80));
  }

  @Test
  void manyTasksThatDoDifferentThingsAreCounted() {
    var reports = tick(2);
    for (var i = 1; i <= 100; i++) {
      reports.turn(resumes("user-" + i, new Ends.Waits("sleep " + i + " ms"), 4));
    }
    var lines = draw(reports.report(), 80).lines().toList();

    assertEquals(1 + MOST + 1, lines.size());
    assertEquals("… and 92 more callbacks, the last is user-100", lines.getLast().strip());
  }

  @Test
  void whatTheLibraryDoesOftenIsSaidOnce() {
    var report =
        tick(5)
            .turn(library("gather"))
            .turn(library("gather"))
            .turn(library("gather", new Deed.Woke("main")))
            .report();
    assertEquals(
        """
        ── tick 5 ───────────────────────────────────────────────────────── 0.000 s ──
          run     gather    3 times: one of its tasks is done, wakes main
        """,
        draw(report, 80));
  }

  @Test
  void aFloodOfOutputIsCut() {
    var lines = new String[1_000];
    java.util.Arrays.setAll(lines, i -> "line " + i);
    var drawn =
        draw(tick(1).turn(starts("main", new Ends.Waits("sleep 1 s"), 6, lines)).report(), 80)
            .lines()
            .toList();

    assertEquals("│ line 7", drawn.get(9).strip());
    assertEquals("… and 992 more lines: output shows all", drawn.getLast().strip());
  }

  @Test
  void aNameThatIsTooWideIsCut() {
    var report =
        tick(1)
            .turn(starts("a-task-with-a-name-that-goes-on-and-on", new Ends.GivesWay(), 6))
            .report();
    assertEquals(
        """
        ── tick 1 ───────────────────────────────────────────────────────── 0.000 s ──
          run     a-task-with-a-…  starts, yields                           TwoTasks:6
        """,
        draw(report, 80));
  }

  @Test
  void theLastTickSaysThatTheLoopStops() {
    var report =
        tick(9)
            .turn(resumes("main", new Ends.Finishes(Optional.empty()), 0))
            .ready("stop")
            .report();
    assertEquals(
        """
        ── tick 9 ───────────────────────────────────────────────────────── 0.000 s ──
          run     main      resumes, finishes
          ready   stop      the main task is done: the loop stops in the next tick
        """,
        draw(report, 80));
  }
}
