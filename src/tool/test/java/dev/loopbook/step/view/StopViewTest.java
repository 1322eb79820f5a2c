package dev.loopbook.step.view;

import static dev.loopbook.step.view.Reports.resumes;
import static dev.loopbook.step.view.Reports.text;
import static dev.loopbook.step.view.Reports.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Steps;
import dev.loopbook.step.Steps.Skipped;
import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What a stepping command shows.
final class StopViewTest {

  private static final Function<CodePlace, Optional<String>> SOURCE =
      place -> Optional.of("  code of line " + place.line() + ";");

  private final LessonsGiven lessons = new LessonsGiven();

  private List<dev.loopbook.text.StyledLine> draw(StepResult stop, int height) {
    return new StopView(PictureLayout.of(80), height, lessons, SOURCE).lines(stop);
  }

  private static StepResult.Paused standing(Steps steps, Timer... timers) {
    return new StepResult.Paused(
        steps,
        new LoopStatus(1, 1, 4, 0),
        List.of(),
        List.of(timers),
        timers.length,
        Optional.empty());
  }

  private static TickReport turn(long number) {
    return tick(number).turn(resumes("main", new Ends.GivesWay(), 6)).ready("main").report();
  }

  @Test
  void theTimersStandBelowTheLastTick() {
    var steps = new Steps(List.of(turn(3), turn(4)), Skipped.NONE);
    assertEquals(
        """
        ── tick 3 ───────────────────────────────────────────────────────── 0.000 s ──
          run     main      resumes, yields                                 TwoTasks:6
                            it runs again in the next tick; others may run first
          ready   main      queued during this tick: it runs in the next one

        ── tick 4 ───────────────────────────────────────────────────────── 0.000 s ──
          run     main      resumes, yields                                 TwoTasks:6
          ready   main
          timers  0.500 B · 1.000 A
        """,
        text(
            draw(
                standing(
                    steps,
                    new Timer(500_000_000, Optional.of("B"), "sleep", 1, Optional.empty()),
                    new Timer(1_000_000_000, Optional.of("A"), "sleep", 1, Optional.empty())),
                40)));
  }

  @Test
  void onlyTheLastScreenfulIsDrawnBehindAWordOnTheRest() {
    var ticks = LongStream.rangeClosed(9_801, 10_000).mapToObj(StopViewTest::turn).toList();
    var lines = draw(standing(new Steps(ticks, new Skipped(9_800, 9_800, 12))), 24);

    assertTrue(lines.size() <= 22, lines.size() + " lines");
    assertEquals(
        "  … 9,995 ticks before: 9,995 callbacks, printed 12 times. output and trace show them",
        lines.getFirst().plain());
    assertTrue(text(lines).contains("tick 10000"));
    assertFalse(text(lines).contains("tick 9995 "));
  }

  /// The lines for what is left out count, too, wherever they are.
  @Test
  void noEndOfAProgramIsHigherThanTheScreen() {
    var random = new Random(7);
    for (var i = 0; i < 2_000; i++) {
      var ticks = new ArrayList<TickReport>();
      var count = 1 + random.nextInt(12);
      for (var number = 1; number <= count; number++) {
        ticks.add(random.nextInt(3) == 0 ? cancelled(number) : turn(number));
      }
      var before = random.nextInt(3);
      var steps = new Steps(ticks, new Skipped(before, before, 0));
      var height = 9 + random.nextInt(20);
      var lines = draw(finished(steps), height);
      assertTrue(
          lines.size() <= height - 2,
          () -> lines.size() + " lines of " + height + ":\n" + text(lines));
    }
  }

  private static TickReport cancelled(long number) {
    return tick(number)
        .turn(resumes("main", new Ends.IsCancelled(), 6))
        .turn(resumes("A", new Ends.GivesWay(), 7))
        .turn(resumes("B", new Ends.GivesWay(), 8))
        .ready("A", "B")
        .report();
  }

  private static StepResult.Ended finished(Steps steps) {
    return new StepResult.Ended(
        steps,
        new Ending.Finished(),
        List.of(),
        true,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  @Test
  void aLessonIsGivenThreeTimesAndThenNoMore() {
    for (var i = 0; i < 3; i++) {
      assertTrue(
          text(draw(standing(new Steps(List.of(turn(i)), Skipped.NONE)), 24)).contains("queued"));
    }
    assertFalse(
        text(draw(standing(new Steps(List.of(turn(9)), Skipped.NONE)), 24)).contains("queued"));
  }

  @Test
  void theEndSaysHowAndWhatIsLeft() {
    var made = new StackTraceElement("TwoTasks", "main", "TwoTasks.java", 18);
    var ended =
        new StepResult.Ended(
            new Steps(List.of(), Skipped.NONE),
            new Ending.Finished(),
            List.of(new PrintedText("bye\n", false)),
            true,
            List.of(9L, 10L),
            List.of(new Finding.NeverAwaited("fetchUser", Optional.of(made))),
            List.of(),
            Optional.empty());
    assertEquals(
        """
        ── end ───────────────────────────────────────────────────────────────────────
          loop    stopped and closed, in 2 more ticks
          printed outside of any loop
          │ bye
          program finished
          left    ⚠ a coroutine was never awaited: fetchUser
                  made at: code of line 18;                                TwoTasks:18
                  It never ran. Write await(fetchUser(…)), or
                  createTask(fetchUser(…)).
                  chapter 3, "What it cannot catch"
        """,
        text(draw(ended, 24)));
  }

  @Test
  void aFailureIsTheLastWord() {
    var failure = new IllegalStateException("oops");
    var ended =
        new StepResult.Ended(
            new Steps(List.of(), Skipped.NONE),
            new Ending.Threw(
                failure,
                "java.lang.IllegalStateException: oops\n\tat Trial.main(Trial.java:3)\n",
                false),
            List.of(),
            true,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    assertEquals(
        """
        ── end ───────────────────────────────────────────────────────────────────────
          program failed: java.lang.IllegalStateException: oops
                  at Trial.main(Trial.java:3)
        """,
        text(draw(ended, 24)));
  }

  @Test
  void aBusyProgramSaysWhereItIsAndWhatOneCanDo() {
    var busy =
        new StepResult.Busy(
            new Steps(List.of(), Skipped.NONE),
            Optional.of(new CodePlace("Foo.java", 12)),
            true,
            List.of("thread \"loopbook-thread-1\" is in CountDownLatch.await at Foo:7"),
            Optional.empty());
    assertEquals(
        """
          busy    the program is still in this callback                         Foo:12
                ▸ code of line 12;
                  thread "loopbook-thread-1" is in CountDownLatch.await at Foo:7
                  tick: wait more · restart: start over · unload: end it
        """,
        text(draw(busy, 24)));
  }
}
