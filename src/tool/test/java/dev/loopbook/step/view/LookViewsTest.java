package dev.loopbook.step.view;

import static dev.loopbook.step.view.Reports.line;
import static dev.loopbook.step.view.Reports.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.LoopSnapshot.Open;
import dev.loopbook.step.LoopSnapshot.Queued;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.step.WaitChain;
import dev.loopbook.step.view.OutputView.InTick;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.WaitEnd;
import dev.loopbook.watch.WaitGraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the commands show that look at a loop which stands.
final class LookViewsTest {

  private static final PictureLayout EIGHTY = PictureLayout.of(80);

  private static final List<Timer> TIMERS =
      List.of(
          new Timer(1_000_000_000, Optional.of("A"), "sleep 1 s", 2, Optional.of(line(6))),
          new Timer(2_000_000_000, Optional.of("B"), "sleep 1.5 s", 4, Optional.of(line(15))));

  private static LoopSnapshot picture() {
    return new LoopSnapshot(
        new LoopStatus(1, 1, 3, 500_000_000),
        List.of(),
        List.of(new Queued("B", "resumes", Optional.of(line(13)))),
        TIMERS,
        List.of(
            new Waiting("main", "gather(A, B)", Optional.of(line(22))),
            new Waiting("A", "sleep 1 s", Optional.of(line(6)))),
        List.of(),
        0,
        0,
        List.of(),
        List.of());
  }

  private static LoopSnapshot withOpen(List<Open> open) {
    var all = picture();
    return new LoopSnapshot(
        all.where(),
        all.left(),
        all.ready(),
        all.timers(),
        all.waiting(),
        all.done(),
        all.doneCount(),
        all.outside(),
        all.sockets(),
        open);
  }

  @Test
  void whatIsOpenIsNamedWithTheLineThatOpenedIt() {
    var picture = withOpen(List.of(new Open("<Session open>", Optional.of(line(31)))));
    var lines = text(StateView.lines(picture, List.of(), EIGHTY, 24));
    assertTrue(
        lines.contains(
            "  OPEN    <Session open>                                           TwoTasks:31\n"),
        lines);
  }

  @Test
  void theGraphMarksWhoIsOverAndHoldsALockAllTheSame() {
    var wait =
        new WaitGraph.Wait(
            new TaskRef(3, "B"),
            "<Lock left locked by A, 1 waiting>",
            List.of(new WaitGraph.Blocker(new TaskRef(2, "A"), true)),
            WaitEnd.By.RELEASE,
            Optional.empty());
    assertEquals(
        "          B         ──▶ A (over) · <Lock left locked by A, 1 waiting>",
        text(GraphView.lines(new WaitGraph(List.of(wait)), _ -> true, EIGHTY)).stripTrailing());
  }

  @Test
  void nothingOpenTakesNoLine() {
    var lines = text(StateView.lines(picture(), List.of(), EIGHTY, 24));
    assertFalse(lines.contains("OPEN"), lines);
  }

  @Test
  void theStateOnOneScreen() {
    var output =
        List.of(new PrintedText("A: start\n", false), new PrintedText("B: start\n", false));
    assertEquals(
        """
        ── after tick 3 ─────────────────────────────────────────────────── 0.500 s ──
          READY   B         resumes                                        TwoTasks:13
          TIMERS  1.000     A's sleep 1 s                                   TwoTasks:6
                  2.000     B's sleep 1.5 s                                TwoTasks:15
          WAITING main      gather(A, B)                                   TwoTasks:22
                  A         sleep 1 s                                       TwoTasks:6
          DONE    –
          OUTPUT  A: start · B: start
        """,
        text(StateView.lines(picture(), output, EIGHTY, 24)));
  }

  @Test
  void theStateOfAThousandTasksStillFitsTheScreen() {
    var waiting =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(
                i ->
                    new Waiting(
                        "user-" + i, "gather(" + "x, ".repeat(80) + ")", Optional.of(line(4))))
            .toList();
    var timers =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(i -> new Timer(i, Optional.of("user-" + i), "sleep", 1, Optional.of(line(4))))
            .toList();
    var ready =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(i -> new Queued("user-" + i, "resumes", Optional.of(line(4))))
            .toList();
    var done =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(
                i ->
                    new DoneTask(
                        i,
                        "user-" + i,
                        new Ends.Finishes(Optional.empty()),
                        1,
                        0,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    var open =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(i -> new Open("<Session %d open>".formatted(i), Optional.of(line(i))))
            .toList();
    var picture =
        new LoopSnapshot(
            new LoopStatus(2, 2, 3, 0),
            ready,
            ready,
            timers,
            waiting,
            done,
            5_000,
            2,
            List.of(),
            open);
    var lines = StateView.lines(picture, List.of(), EIGHTY, 24);

    assertTrue(lines.size() <= 24, () -> text(lines));
    assertTrue(text(lines).contains("… and 998 more: tasks lists them"), () -> text(lines));
    assertTrue(text(lines).contains("in tick 3 of loop 2"), () -> text(lines));
  }

  @Test
  void aSuspendedTaskShowsItsLines() {
    var task =
        new TaskSnapshot(
            2,
            "A",
            Optional.empty(),
            new TaskSnapshot.State.Suspended(2, "sleep 1 s", Optional.of(1_000_000_000L)),
            Optional.of("taskA"),
            1,
            Optional.of("main"),
            Optional.of(line(21)),
            List.of(line(6), line(11)),
            1,
            0,
            Optional.empty(),
            Optional.empty(),
            WaitChain.NONE);
    Function<CodePlace, Optional<String>> source =
        place ->
            Optional.of(
                place.line() == 21 ? "    var a = createTask(taskA(), \"A\");" : "  await(x);");
    assertEquals(
        """
          task    A #2      suspended, waits for sleep 1 s, due at 1.000 s
          so far  1 step, the last in tick 2
          made    in tick 1 by main of taskA                               TwoTasks:21
                  var a = createTask(taskA(), "A");
          paused  at this await                                             TwoTasks:6
                ▸ await(x);
                  called from                                              TwoTasks:11
                  await(x);
        """,
        text(TaskView.lines(task, source, EIGHTY)));
  }

  @Test
  void timersAndReadyQueueAsLists() {
    assertEquals(
        """
          due at  1.000     A's sleep 1 s, set in tick 2                    TwoTasks:6
                  2.000     B's sleep 1.5 s, set in tick 4                 TwoTasks:15
          1       B         resumes                                        TwoTasks:13
        """,
        text(ListViews.timers(TIMERS, EIGHTY).lines())
            + text(ListViews.ready(picture(), _ -> true, EIGHTY).lines()));
  }

  @Test
  void tasksThatAreDoneSayHow() {
    var done =
        new DoneTask(
            3,
            "count",
            new Ends.Fails("IllegalStateException: gone"),
            2,
            0,
            1,
            Optional.of(line(22)),
            Optional.of(line(8)),
            Optional.empty(),
            Optional.empty());
    assertEquals(
        """
          done    #3 count  failed in tick 2 at 0.000 s:                    TwoTasks:8
                            IllegalStateException: gone
        """,
        text(ListViews.tasks(List.of(), List.of(done), EIGHTY).lines()));
    assertEquals(
        """
          task    count #3  failed in tick 2 at 0.000 s: IllegalStateException: gone
          threw   here                                                      TwoTasks:8
                ▸ throw gone;
          so far  1 step
          made    here                                                     TwoTasks:22
                  throw gone;
        """,
        text(TaskView.lines(done, _ -> Optional.of("throw gone;"), EIGHTY)));
  }

  @Test
  void nothingToListIsSaidToo() {
    var empty =
        new LoopSnapshot(
            new LoopStatus(1, 1, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            List.of(),
            List.of());
    assertEquals(
        """
          ready   nothing: no callback waits for its turn
          timers  none is set
          tasks   none: nobody has made one yet
        """,
        text(ListViews.ready(empty, _ -> true, EIGHTY).lines())
            + text(ListViews.timers(List.of(), EIGHTY).lines())
            + text(ListViews.tasks(List.of(), List.of(), EIGHTY).lines()));
  }

  @Test
  void outputIsShownByTickAndItsBeginningIsCounted() {
    var output =
        List.of(
            new InTick(0, List.of(new PrintedText("hello\n", false))),
            new InTick(1, List.of(new PrintedText("a\nb\n", false))),
            new InTick(100_000, List.of(new PrintedText("c\n", true))));
    assertEquals(
        """
                  … 1 line before: output 4 shows all
          tick 1  │ a
                  │ b
          100000  │ c
        """,
        text(OutputView.lines(output, 3, Optional.empty(), EIGHTY)));
  }
}
