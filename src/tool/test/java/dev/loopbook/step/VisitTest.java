package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What is done to a paused loop from outside.
class VisitTest {

  private static final Visit SLEEPER =
      (loop, _, _) ->
          VisitorTask.begin(loop, "java", () -> Async.await(Async.sleep(Duration.ofMillis(700))));

  @Test
  void itRunsOnTheThreadOfThePausedLoop() {
    try (var stepped = Stepped.begun(Stepped.TWO_TASKS)) {
      stepped.tick(2);
      var seen = new AtomicReference<Optional<EventLoop>>(Optional.empty());
      var thread = new AtomicReference<Thread>();

      assertTrue(
          stepped
              .stepper()
              .visit(
                  (loop, _, _) -> {
                    seen.set(EventLoop.ifRunning().filter(running -> running == loop));
                    thread.set(Thread.currentThread());
                  }));

      assertTrue(seen.get().isPresent());
      assertEquals("main", thread.get().getName());
      assertEquals(new Position(2, 0), stepped.stepper().visits().getFirst().at());
    }
  }

  @Test
  void theTaskOfAVisitIsListedOnlyWhileItWaitsAndTakesNoNumber() {
    try (var stepped = Stepped.begun(Stepped.TWO_TASKS)) {
      stepped.tick(2);
      stepped.stepper().visit((loop, _, _) -> VisitorTask.begin(loop, "java", () -> {}));
      assertEquals(List.of("main", "A", "B"), names(stepped));

      stepped.stepper().visit(SLEEPER);
      assertEquals(List.of("main", "A", "B", "java"), names(stepped));
      assertEquals(4, stepped.task("java").number());

      stepped.tick(4);
      assertEquals(List.of("main", "A", "B"), names(stepped));
      assertTrue(stepped.stepper().doneTasks().isEmpty());
    }
  }

  @Test
  void aRunThatIsRepeatedIsVisitedAgainAtTheSamePosition() {
    var code = Stepped.compile(Stepped.TWO_TASKS);
    try (var first = new Stepped(code, RunOptions.virtualTime())) {
      first.begin();
      first.step(3);
      first.stepper().visit(SLEEPER);
      var again = new ArrayList<Boolean>();
      first.tick(1);
      first.stepper().visit((_, _, repeated) -> again.add(repeated));
      first.tick(1);

      try (var second =
          new Stepper(code, RunOptions.virtualTime(), Optional.empty(), first.stepper().visits())) {
        second.go(Goal.position(first.stepper().position()), _ -> {});

        assertEquals(first.picture(), second.picture().orElseThrow());
        assertEquals(0, second.firstDifference(first.stepper()));
        assertEquals(List.of(false, true), again);
        assertEquals(first.stepper().visits(), second.visits());
      }
    }
  }

  @Test
  void anInterruptEndsAVisitAndNotTheProgram() throws InterruptedException {
    try (var stepped = Stepped.begun(Stepped.TWO_TASKS)) {
      stepped.tick(1);
      var failure = new AtomicReference<Throwable>();
      stepped
          .stepper()
          .visit(
              (_, run, _) ->
                  run.host(
                      () -> {
                        stepped.stepper().interruptVisit();
                        try {
                          Thread.sleep(Duration.ofDays(1));
                        } catch (InterruptedException interrupted) {
                          failure.set(interrupted);
                        }
                      },
                      _ -> {}));

      assertSame(InterruptedException.class, failure.get().getClass());
      assertEquals("A B", Stepped.ran(stepped.tick(1)));
    }
  }

  @Test
  void aProgramThatIsOverTakesNoVisits() {
    try (var stepped = Stepped.begun("void main() { run(async(() -> {})); }")) {
      stepped.go(Goal.end());
      assertFalse(stepped.stepper().visit((_, _, _) -> {}));
      assertTrue(stepped.stepper().visits().isEmpty());
    }
  }

  private static List<String> names(Stepped stepped) {
    return stepped.stepper().tasks().stream().map(TaskSnapshot::name).toList();
  }
}
