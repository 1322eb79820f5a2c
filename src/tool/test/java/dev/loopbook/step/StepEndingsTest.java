package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.step.StepResult.Busy;
import dev.loopbook.step.StepResult.Ended;
import dev.loopbook.step.StepResult.Paused;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Programs that fail, exit, get stuck, hang, or print without end.
final class StepEndingsTest {

  @Test
  void aProgramThatThrowsSaysWhere() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                throw new IllegalStateException("oops");
              }));
            }
            """)) {
      var tick = Stepped.onlyTick(program.tick(1));
      assertEquals(
          new Turn.Ends.Fails("IllegalStateException: oops"), tick.turns().getFirst().ends());
      assertEquals(Optional.of(new CodePlace("Trial.java", 3)), tick.turns().getFirst().place());

      var ended = assertInstanceOf(Ended.class, program.tick(1));
      assertInstanceOf(Ending.Threw.class, ended.how());
    }
  }

  @Test
  void whoeverGetsAFailureAtAnAwaitFailsThere() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                var bad = createTask(
                    async(() -> {
                      throw new IllegalStateException("oops");
                    }));
                await(bad);
              }));
            }
            """)) {
      var ticks = program.tick(4).steps().ticks();
      var fails =
          ticks.stream()
              .flatMap(tick -> tick.turns().stream())
              .filter(turn -> turn.ends() instanceof Turn.Ends.Fails)
              .map(turn -> turn.place().orElseThrow().line())
              .toList();
      assertEquals(List.of(5, 7), fails);
    }
  }

  @Test
  void aProgramThatExitsShowsTheTickInWhichItDid() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                createTask(async(() -> IO.println("never")), "other");
                IO.println("bye");
                System.exit(3);
              }));
            }
            """)) {
      var ended = assertInstanceOf(Ended.class, program.step(1));

      assertEquals(new Ending.Exited(3), ended.how());
      var tick = ended.steps().ticks().getLast();
      assertEquals(new Part.BrokenOff(), tick.part());
      assertEquals(new Turn.Ends.Exits(3), tick.turns().getFirst().ends());
      assertEquals("bye\n", Stepped.printed(ended));
    }
  }

  @Test
  void aDeadlockIsATickOfItsOwnBeforeTheCleanUp() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                var never = EventLoop.running().createFuture("an answer");
                await(never);
              }));
            }
            """)) {
      program.tick(1);
      var stuck = Stepped.onlyTick(program.tick(1));

      assertEquals(
          new Part.Deadlock(
              List.of(
                  new Waiting("main", "an answer", Optional.of(new CodePlace("Trial.java", 4))))),
          stuck.part());
      assertEquals(2, stuck.tick());
      assertEquals(1, program.picture().waiting().size());

      var cleanUp = Stepped.onlyTick(program.tick(1));
      assertTrue(cleanUp.cleanUp());
      assertEquals(List.of("main"), cleanUp.cancelled());
      assertEquals(new Turn.Ends.IsCancelled(), cleanUp.turns().getFirst().ends());

      var ended = assertInstanceOf(Ended.class, program.tick(1));
      assertInstanceOf(Ending.Threw.class, ended.how());
    }
  }

  @Test
  void anEndlessLoopGivesTheShellBackAndSaysWhereItIs() throws InterruptedException {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                IO.println("spins");
                while (true) {
                  Thread.onSpinWait();
                }
              }));
            }
            """)) {
      program.interruptOnceItPrints("spins");
      var busy = assertInstanceOf(Busy.class, program.tick(1));

      assertTrue(busy.at().filter(place -> List.of(4, 5).contains(place.line())).isPresent());
      assertTrue(busy.isInLoop());
      assertTrue(program.stepper().isBusy());
    }
  }

  @Test
  void aBusyProgramIsWaitedForUpToTheNextPoint() throws InterruptedException {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                IO.println("waits");
                System.in.read();
                await(sleep(seconds(1)));
              }));
            }
            """)) {
      program.interruptOnceItPrints("waits");
      assertInstanceOf(Busy.class, program.tick(5));

      // the input ends only when the shell waits: before, the program would stand by itself
      var stop = program.stepper().go(Goal.ticks(5), _ -> program.endInput());
      assertEquals("main", Stepped.ran(assertInstanceOf(Paused.class, stop)));
      assertEquals(new Position(1, 0), program.stepper().position());
    }
  }

  @Test
  void anInterruptStopsALongWayBetweenTwoCallbacks() throws InterruptedException {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                IO.println("runs");
                while (true) {
                  await(sleep(seconds(0)));
                }
              }));
            }
            """)) {
      program.interruptOnceItPrints("runs");

      assertInstanceOf(Paused.class, program.go(Goal.end()));
      assertInstanceOf(Paused.class, program.tick(1));
    }
  }

  @Test
  void whatIsPrintedWithoutEndIsCappedAndSaidOnce() {
    try (var program =
        Stepped.begun(
            """
            void main() {
              run(async(() -> {
                for (var i = 0; i < 20_000; i++) {
                  IO.println("line " + i);
                }
                await(sleep(seconds(1)));
              }));
            }
            """)) {
      var first = program.tick(1);

      assertEquals(10_000, Stepped.onlyTick(first).turns().getFirst().printed().size());
      assertTrue(first.capNotice().isPresent());
      assertEquals(Optional.empty(), program.tick(1).capNotice());
    }
  }

  @Test
  void anUnloadedProgramEndsWhereItStands() throws InterruptedException {
    var code = Stepped.compile("void main() { run(async(() -> await(sleep(seconds(1))))); }");
    var ended = new java.util.concurrent.CountDownLatch(1);
    var options =
        dev.loopbook.program.RunOptions.virtualTime()
            .withListener(
                new dev.loopbook.loop.LoopListener() {
                  @Override
                  public void loopClosed(dev.loopbook.loop.EventLoop loop) {
                    ended.countDown();
                  }
                });
    var program = new Stepped(code, options);
    program.begin();
    program.tick(1);
    program.close();

    assertTrue(ended.await(30, java.util.concurrent.TimeUnit.SECONDS));
  }

  @Test
  void whatAProgramLeftUndoneIsFoundAtItsEnd() {
    try (var program =
        Stepped.begun(
            """
            Coroutine<Void> forgotten() {
              return async(() -> {});
            }
            void main() {
              run(async(() -> {
                forgotten();
              }));
            }
            """)) {
      var ended = assertInstanceOf(Ended.class, program.go(Goal.end()));

      assertEquals(
          List.of("a coroutine was never awaited: forgotten"),
          ended.findings().stream().map(dev.loopbook.watch.Finding::what).toList());
      assertEquals(List.of(), ended.printed());
    }
  }
}
