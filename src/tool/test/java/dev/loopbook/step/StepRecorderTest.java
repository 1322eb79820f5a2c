package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.step.TickReport.Waited;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.step.Turn.Kind;
import dev.loopbook.step.view.TurnWords;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is written down of a turn, and of tasks.
final class StepRecorderTest {

  private static Turn turn(String name, StepResult stop) {
    return stop.steps().ticks().stream()
        .flatMap(tick -> tick.turns().stream())
        .filter(turn -> turn.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTaskStartsMakesOthersAndWaits() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      var main = turn("main", program.tick(1));

      assertEquals(new Begins.Starts(""), main.begins());
      assertEquals(List.of(new Deed.Made("A"), new Deed.Made("B")), main.deeds());
      assertEquals(new Ends.Waits("gather(A, B)"), main.ends());
      assertEquals(Optional.of(new CodePlace("Trial.java", 23)), main.place());
    }
  }

  @Test
  void aTaskWithoutANameOfItsOwnTellsWhatItRuns() {
    try (var program =
        Stepped.begun(
            """
            Coroutine<Integer> fetch() {
              return async(() -> 42);
            }
            void main() {
              run(async(() -> {
                await(createTask(fetch()));
              }));
            }
            """)) {
      var fetch = turn("Task-2", program.tick(2));

      assertEquals(new Begins.Starts("fetch"), fetch.begins());
      assertEquals(new Ends.Finishes(Optional.of("42")), fetch.ends());
      assertEquals(List.of(new Deed.Woke("main")), fetch.after());
    }
  }

  @Test
  void anEagerTaskHasATurnOfItsOwnInsideThatOfItsMaker() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                EventLoop.running().setTaskFactory(TaskFactory.eager());
                var a = createTask(async(() -> {
                  IO.println("a");
                  var b = createTask(async(() -> 42), "b");
                  await(sleep(seconds(1)));
                }), "a");
                IO.println("main");
                await(a);
              }));
            }
            """)) {
      var stop = program.tick(1);
      var turns = stop.steps().ticks().getLast().turns();

      assertEquals(List.of("main", "a", "b"), turns.stream().map(Turn::name).toList());
      assertEquals(List.of(new Deed.Made("a")), turn("main", stop).deeds());
      assertEquals(new Ends.Waits("task a"), turn("main", stop).ends());
      assertEquals(new Begins.Starts(""), turn("a", stop).begins());
      assertEquals(List.of(new Deed.Made("b")), turn("a", stop).deeds());
      assertEquals(new Ends.Waits("sleep 1 s"), turn("a", stop).ends());
      assertEquals(new Ends.Finishes(Optional.of("42")), turn("b", stop).ends());
      assertEquals(
          List.of("main\n", "a\n"),
          turns.stream().flatMap(each -> each.printed().stream()).map(PrintedText::text).toList());
    }
  }

  @Test
  void aTimerWakesItsTask() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      var timer = turn("B's sleep 0.5 s", program.tick(3));

      assertEquals(Kind.TIMER, timer.kind());
      assertEquals(List.of(new Deed.Woke("B")), timer.deeds());
    }
  }

  @Test
  void aTaskThatOnlyGivesUpItsTurnGivesWay() {
    try (var program =
        Stepped.begun("void main() { run(async(() -> { await(sleep(seconds(0))); })); }")) {
      assertEquals(new Ends.GivesWay(), turn("main", program.tick(1)).ends());
    }
  }

  @Test
  void whoCancelsAndWhoIsCancelled() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                var victim = createTask(async(() -> { await(sleep(seconds(9))); }), "victim");
                await(sleep(seconds(0)));
                victim.cancel();
                await(sleep(seconds(1)));
              }));
            }
            """)) {
      program.tick(1);
      var second = program.tick(1);
      assertTrue(turn("main", second).deeds().contains(new Deed.Cancelled("victim")));

      var victim = turn("victim", program.tick(1));
      assertEquals(new Begins.Gets(false, "CancelledError"), victim.begins());
      assertEquals(new Ends.IsCancelled(), victim.ends());
    }
  }

  @Test
  void aTaskThatHoldsTheLoopIsSeenToDoSo() {
    try (var program = Stepped.begun("void main() { run(async(() -> { busy(seconds(2)); })); }")) {
      var tick = Stepped.onlyTick(program.tick(1));

      assertEquals(List.of(new Deed.Held(2_000_000_000)), tick.turns().getFirst().deeds());
      assertEquals(2_000_000_000, tick.toNanos());
      assertEquals(Waited.NOT, tick.clock());
    }
  }

  @Test
  void aTurnThatDoesThousandsOfThingsLosesNone() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                for (var i = 0; i < 1500; i++) {
                  createTask(sleep(seconds(1)));
                  busy(millis(1));
                }
                createTask(sleep(seconds(1)), "last").cancel();
                await(sleep(seconds(2)));
              }));
            }
            """)) {
      var main = turn("main", program.tick(1));

      assertTrue(main.did(Deed.Cancelled.class));
      assertEquals(
          "starts, makes Task-2, Task-3, Task-4 and 1,498 more, cancels 1 task,"
              + " holds the loop for 1.5 s, waits for sleep 2 s",
          TurnWords.sentence(main));
    }
  }

  @Test
  void outputStandsWithTheTurnThatPrintedIt() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                System.out.print("a");
                System.err.println("b");
              }));
            }
            """)) {
      assertEquals(
          List.of(new PrintedText("a", false), new PrintedText("b\n", true)),
          turn("main", program.tick(1)).printed());
    }
  }

  @Test
  void aCallbackOfTheProgramIsKnownByTheLineThatQueuedIt() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              var loop = EventLoop.create();
              loop.callSoon(() -> { throw new IllegalStateException("oops"); });
              loop.callLater(seconds(1), loop::stop);
              loop.runForever();
              loop.close();
            }
            """)) {
      var callback = turn("callback", program.tick(1));

      assertEquals(Kind.CALLBACK, callback.kind());
      assertEquals(new Ends.Fails("IllegalStateException: oops"), callback.ends());
      assertEquals(Optional.of(new CodePlace("Trial.java", 3)), callback.place());
      assertEquals("callback", program.picture().timers().getFirst().called());
    }
  }

  @Test
  void whatAnotherThreadSendsIsNewsFromOutside() {
    try (var program =
        Stepped.begun("void main() { run(async(() -> { await(toThread(() -> 1)); })); }")) {
      program.tick(1);
      var tick = Stepped.onlyTick(program.tick(1));

      assertEquals(Waited.FOR_OUTSIDE, tick.clock());
      assertEquals(List.of("thread"), tick.news());
      assertEquals(List.of(new Deed.Woke("main")), tick.turns().getFirst().deeds());
    }
  }

  @Test
  void aToStringThatFailsDoesNotStopTheStepping() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                await(createTask(async(() -> new Object() {
                  @Override public String toString() { throw new IllegalStateException(); }
                }), "odd"));
              }));
            }
            """)) {
      var ends = assertInstanceOf(Ends.Finishes.class, turn("odd", program.tick(2)).ends());
      assertEquals(
          Optional.of("<Object, whose toString threw IllegalStateException>"), ends.value());
      assertInstanceOf(StepResult.Ended.class, program.go(Goal.end()));
    }
  }

  @Test
  void aSuspendedTaskShowsWhereItStandsAndWhenItIsDue() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(2);
      var task = program.task("A");

      assertEquals(new State.Suspended(2, "sleep 1 s", Optional.of(1_000_000_000L)), task.state());
      assertEquals(List.of(new CodePlace("Trial.java", 4)), task.standsAt());
      assertEquals(Optional.of(new CodePlace("Trial.java", 21)), task.madeAt());
      assertEquals(Optional.of("main"), task.maker());
      assertEquals(1, task.madeIn());
      assertEquals(1, task.steps());
    }
  }

  @Test
  void theFirstTaskIsMainAndKeepsItsOwnName() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      assertEquals(Optional.of("Task-1"), program.task("main").ownName());
    }
  }

  @Test
  void whyATaskRanIsAChainBackToATimer() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(4);
      var links = program.task("B").lastRun().orElseThrow().links();

      assertEquals(
          List.of("B's sleep 0.5 s woke B", "B's sleep 0.5 s was due; set in tick 2"),
          links.stream().map(link -> link.who() + " " + link.did()).toList());
    }
  }

  @Test
  void whyATaskIsReadyForItsFirstStepIsWhoMadeIt() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(1);
      var state = assertInstanceOf(State.Ready.class, program.task("A").state());

      var made = state.why().orElseThrow().links().getFirst();
      assertEquals("main made A", made.who() + " " + made.did());
      assertEquals(Optional.of(new CodePlace("Trial.java", 21)), made.place());
    }
  }

  @Test
  void aTaskThatIsDoneIsRemembered() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(6);
      var done = program.stepper().doneTasks();

      assertEquals(List.of("A"), done.stream().map(DoneTask::name).toList());
      assertEquals(6, done.getFirst().tick());
      assertEquals(1, program.picture().doneCount());
    }
  }
}
