package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.step.StepResult.Ended;
import dev.loopbook.step.StepResult.Paused;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Queue;
import dev.loopbook.step.TickReport.Waited;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stepping forward: by ticks, by callbacks, to a time, to the end.
final class StepperTest {

  @Test
  void beforeTheFirstTickOnlyMainIsReady() {
    try (var program = Stepped.program(Stepped.TWO_TASKS)) {
      var begun = assertInstanceOf(Paused.class, program.begin());

      assertEquals(new LoopStatus(1, 1, 0, 0), begun.where());
      assertEquals(List.of(), begun.steps().ticks());
      assertEquals(
          List.of("main"),
          program.picture().ready().stream().map(LoopSnapshot.Queued::name).toList());
    }
  }

  @Test
  void aTickRunsWhatStoodReadyAndNotWhatThatQueues() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      var first = Stepped.onlyTick(program.tick(1));

      assertEquals(new Part.Whole(), first.part());
      assertEquals(List.of("main"), first.turns().stream().map(Turn::name).toList());
      assertEquals(new Queue(List.of("A", "B"), 2), first.ready());
    }
  }

  @Test
  void whenNothingIsReadyTimeJumpsToTheNextTimer() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(2);
      var third = Stepped.onlyTick(program.tick(1));

      assertEquals(Waited.JUMPED, third.clock());
      assertEquals(0, third.fromNanos());
      assertEquals(500_000_000, third.toNanos());
      assertEquals("B's sleep 0.5 s", third.fired().getFirst().called());
      assertEquals(2, third.fired().getFirst().setIn());
    }
  }

  @Test
  void ticksFollowEachOtherToTheEnd() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      assertEquals(
          "main | A B | B's sleep 0.5 s | B | A's sleep 1 s | A | gather | B's sleep 1.5 s | B"
              + " | gather | main",
          Stepped.ran(program.tick(100)));
    }
  }

  @Test
  void theEndComesBehindTheLastTick() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      assertInstanceOf(Paused.class, program.tick(11));
      var ended = assertInstanceOf(Ended.class, program.tick(1));

      assertEquals(0, ended.how().status());
      assertEquals("", Stepped.ran(ended));
    }
  }

  @Test
  void ticksInWhichOnlyTheLibraryTidiesUpArePassedOver() {
    try (var program = Stepped.begun("void main() { run(async(() -> IO.println(\"x\"))); }")) {
      var ended = assertInstanceOf(Ended.class, program.go(Goal.end()));

      assertEquals("main", Stepped.ran(ended));
      assertEquals(List.of(2L, 3L, 4L, 5L, 6L), ended.closingTicks());
    }
  }

  @Test
  void aStepRunsOneCallbackAndShowsWhatIsLeftOfTheTick() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(1);
      var first = Stepped.onlyTick(program.step(1));
      var second = Stepped.onlyTick(program.step(1));

      assertEquals(new Part.Callbacks(1, 1, 2), first.part());
      assertEquals(List.of("A"), first.turns().stream().map(Turn::name).toList());
      assertEquals(new Queue(List.of("B"), 1), first.left());
      assertEquals(new Part.Callbacks(2, 2, 2), second.part());
      assertEquals(Queue.NONE, second.left());
      assertEquals(new Position(2, 0), program.stepper().position());
    }
  }

  @Test
  void aTickAfterAStepRunsTheRestOfThatTick() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      program.tick(1);
      program.step(1);

      assertEquals("B", Stepped.ran(program.tick(1)));
      assertEquals("B's sleep 0.5 s", Stepped.ran(program.tick(1)));
    }
  }

  @Test
  void stepsGoOverTheEndOfATick() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      assertEquals("main | A", Stepped.ran(program.step(2)));
      assertEquals(new Position(1, 1), program.stepper().position());
    }
  }

  @Test
  void untilRunsAllThatIsDueUpToThatTime() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      var half = assertInstanceOf(Paused.class, program.go(Goal.time(500_000_000)));
      assertEquals("main | A B | B's sleep 0.5 s | B", Stepped.ran(half));

      var nothing = assertInstanceOf(Paused.class, program.go(Goal.time(1_000_000_000 - 1)));
      assertEquals(500_000_000, nothing.where().nanos());
    }
  }

  @Test
  void continueComesToTheEnd() {
    try (var program = Stepped.begun(Stepped.TWO_TASKS)) {
      var ended = assertInstanceOf(Ended.class, program.go(Goal.end()));

      assertEquals("A: start\nB: start\nB: again\nA: again\nB: end\n", Stepped.printed(ended));
      assertEquals(program.stepper().ending(), java.util.Optional.of(ended.how()));
    }
  }

  @Test
  void aLongWayIsCountedAndOnlyItsEndIsKept() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                for (var i = 0; i < 1_000; i++) {
                  IO.println(i);
                  await(sleep(seconds(0)));
                }
              }));
            }
            """)) {
      var steps = program.go(Goal.end()).steps();

      assertEquals(200, steps.ticks().size());
      assertEquals(1_001, steps.ticks().getLast().tick());
      assertEquals(new Steps.Skipped(801, 801, 801), steps.skipped());
    }
  }

  @Test
  void theNextLoopOfAProgramIsSteppedBehindTheFirst() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> IO.println("first")));
              IO.println("between");
              run(async(() -> IO.println("second")));
            }
            """)) {
      program.tick(1);
      var second = assertInstanceOf(Paused.class, program.tick(1));

      var tick = Stepped.onlyTick(second);
      assertEquals(2, tick.loop());
      assertEquals(1, tick.tick());
      assertEquals(List.of(new PrintedText("between\n", false)), tick.besides());
      assertEquals(new LoopStatus(2, 2, 1, 0), second.where());
    }
  }

  @Test
  void aLoopThatWaitsForAnotherThreadsLoopLeavesItTheTurn() {
    try (var program =
        Stepped.begun(
            """
            void main() throws Exception {
              run(async(() -> {
                var other = new Thread(() -> run(async(() -> IO.println("other"))));
                other.start();
                other.join();
                IO.println("own");
              }));
            }
            """)) {
      var ended = assertInstanceOf(Ended.class, program.go(Goal.end()));

      assertEquals("other\nown\n", Stepped.printed(ended));
    }
  }

  @Test
  void aProgramWithoutALoopIsOverAtOnce() {
    try (var program = Stepped.program("void main() { IO.println(\"no loop\"); }")) {
      var ended = assertInstanceOf(Ended.class, program.begin());

      assertEquals(List.of(new PrintedText("no loop\n", false)), ended.printed());
      assertEquals(false, ended.ranLoop());
    }
  }

  @Test
  void whatMainPrintsBeforeItsLoopIsToldAtTheBeginning() {
    try (var program =
        Stepped.program("void main() { IO.println(\"hello\"); run(async(() -> {})); }")) {
      var begun = assertInstanceOf(Paused.class, program.begin());

      assertEquals(List.of(new PrintedText("hello\n", false)), begun.printed());
    }
  }
}
