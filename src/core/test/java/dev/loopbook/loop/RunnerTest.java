package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.Async.taskGroup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunnerTest {

  private final List<String> log = new ArrayList<>();
  private final List<ExceptionContext> failures = new ArrayList<>();

  private <T> T virtual(Body<T> body) {
    return LoopSetup.standard()
        .withVirtualTime()
        .withOutsideWork(() -> false)
        .withExceptionHandler((_, failure) -> failures.add(failure))
        .call(body);
  }

  /// Runs `main` as a program of its own.
  private void program(Body.OfVoid main) {
    virtual(() -> run(async(main)));
  }

  private void withRunner(Consumer<Runner> code) {
    virtual(
        () -> {
          try (var runner = new Runner()) {
            code.accept(runner);
          }
          return null;
        });
  }

  private Coroutine<Void> sleeper(String name, long cleanUpMillis) {
    return async(
        () -> {
          try {
            await(sleep(seconds(100)));
          } finally {
            await(sleep(millis(cleanUpMillis)));
            log.add(name + " cleaned up");
          }
        });
  }

  @Test
  void aClosedRunnerSaysSo() {
    var runner = virtual(Runner::new);
    runner.close();
    var refused = assertThrows(IllegalStateException.class, () -> runner.run(sleep(millis(1))));
    assertEquals("Runner is closed", refused.getMessage());
  }

  @Test
  void runReturnsWhatMainReturnsAndThrowsWhatItThrows() {
    assertEquals("done", virtual(() -> run(sleep(seconds(5), "done"))));
    var failure = new IOException();
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                program(
                    () -> {
                      throw failure;
                    })));
  }

  @Test
  void runInsideARunningLoopIsRefused() {
    program(
        () -> {
          var inner = sleep(seconds(1));
          var refused = assertThrows(IllegalStateException.class, () -> run(inner));
          assertTrue(refused.getMessage().contains("await the coroutine instead"));
          assertEquals(0, refused.getSuppressed().length, "there is no loop yet to clean up");
          await(inner);
        });
  }

  @Test
  void theEndOfMainCancelsWhatIsLeftAndWaitsForIt() {
    program(
        () -> {
          createTask(sleeper("a", 20));
          createTask(sleeper("b", 10));
          await(sleep(seconds(1)));
          log.add("main ends");
        });
    assertEquals(List.of("main ends", "b cleaned up", "a cleaned up"), log);
    assertEquals(List.of(), failures);
  }

  @Test
  void aFailureOfWhatIsLeftIsReported() {
    program(
        () -> {
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(seconds(100)));
                    } finally {
                      throwIo();
                    }
                  }));
          await(sleep(seconds(1)));
        });
    assertEquals(1, failures.size());
    assertTrue(failures.getFirst().message().startsWith("unhandled exception during shutdown"));
    assertInstanceOf(IOException.class, failures.getFirst().exception());
  }

  private static void throwIo() throws IOException {
    throw new IOException();
  }

  @Test
  void generatorsAreClosedAfterTheTasksAndTheLoopLast() {
    virtual(
        () -> {
          EventLoop loop;
          try (var runner = new Runner()) {
            loop = runner.loop();
            runner.run(
                async(
                    () -> {
                      createTask(sleeper("task", 10));
                      var numbers =
                          Async.<Integer>generate(
                              out -> {
                                try {
                                  out.yield(1);
                                } finally {
                                  await(sleep(millis(5)));
                                  log.add("generator closed");
                                }
                              });
                      assertEquals(1, numbers.iterator().next());
                    }));
            assertFalse(loop.isClosed());
          }
          assertEquals(List.of("task cleaned up", "generator closed"), log);
          assertTrue(loop.isClosed());
          return null;
        });
  }

  @Test
  void aRunnerRunsOneAfterAnotherOnTheSameLoop() {
    withRunner(
        runner -> {
          assertEquals(1, runner.run(sleep(seconds(1), 1)));
          assertEquals(2, runner.run(sleep(seconds(1), 2)));
          assertEquals(seconds(2), runner.loop().time());
        });
  }

  @Test
  void aRunnerKeepsItsContextFromOneRunToTheNext() {
    var user = ContextVar.named("user", "nobody");
    withRunner(
        runner -> {
          runner.run(async(() -> user.set("alice")));
          assertEquals("alice", runner.run(async(user::get)));
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void closingTwiceIsHarmlessAndRunningAfterwardsIsRefused() {
    virtual(
        () -> {
          var runner = new Runner();
          runner.close();
          runner.close();
          var late = sleep(seconds(1));
          assertThrows(IllegalStateException.class, () -> runner.run(late));
          return null;
        });
  }

  @Test
  void theFirstInterruptCancelsMainSoThatItCanCleanUp() {
    virtual(
        () -> {
          try (var runner = new Runner()) {
            var main =
                async(
                    () -> {
                      EventLoop.running().callLater(seconds(1), runner::interrupt);
                      await(sleeper("main", 10));
                    });
            assertThrows(KeyboardInterrupt.class, () -> runner.run(main));
          }
          assertEquals(List.of("main cleaned up"), log);
          return null;
        });
  }

  @Test
  void aMainThatCompletesThoughItWasInterruptedReturnsItsValue() {
    withRunner(
        runner -> {
          var main =
              async(
                  () -> {
                    EventLoop.running().callLater(seconds(1), runner::interrupt);
                    try {
                      await(sleep(seconds(100)));
                    } catch (CancelledError e) {
                      return "finished anyway";
                    }
                    return "not interrupted";
                  });
          assertEquals("finished anyway", runner.run(main));
        });
  }

  @Test
  void theSecondInterruptEndsARunThatDoesNotStop() {
    virtual(
        () -> {
          try (var runner = new Runner()) {
            var main =
                async(
                    () -> {
                      EventLoop.running()
                          .callLater(seconds(1), () -> log.add("first " + runner.interrupt()));
                      EventLoop.running()
                          .callLater(seconds(2), () -> log.add("second " + runner.interrupt()));
                      try {
                        await(sleep(seconds(100)));
                      } catch (CancelledError e) {
                        await(sleep(seconds(100)));
                        log.add("not here");
                      }
                    });
            assertThrows(KeyboardInterrupt.class, () -> runner.run(main));
          } finally {
            Thread.interrupted();
          }
          assertEquals(List.of("first true", "second true"), log);
          return null;
        });
  }

  @Test
  void eachRunOfARunnerCountsItsInterruptsAnew() {
    virtual(
        () -> {
          try (var runner = new Runner()) {
            for (var name : List.of("first", "second")) {
              var main =
                  async(
                      () -> {
                        EventLoop.running().callLater(seconds(1), runner::interrupt);
                        await(sleeper(name, 10));
                      });
              assertThrows(KeyboardInterrupt.class, () -> runner.run(main));
            }
            assertEquals(List.of("first cleaned up", "second cleaned up"), log);
            var cancelled = async(() -> cancelMyself());
            assertThrows(CancelledError.class, () -> runner.run(cancelled));
            assertFalse(runner.interrupt());
          } finally {
            Thread.interrupted();
          }
          return null;
        });
  }

  private static void cancelMyself() {
    currentTask().cancel();
    await(sleep(seconds(1)));
  }

  @Test
  void aMainThatCancelsItselfIsCancelledNotInterrupted() {
    assertThrows(CancelledError.class, () -> program(() -> cancelMyself()));
  }

  @Test
  void anEscapeOutOfAGroupsChildReachesTheCallerAsItIs() {
    var escape = new KeyboardInterrupt();
    var thrown =
        assertThrows(
            KeyboardInterrupt.class,
            () ->
                virtual(
                    () ->
                        run(
                            async(
                                () ->
                                    await(
                                        taskGroup(
                                            group -> {
                                              group.createTask(
                                                  async(
                                                      () -> {
                                                        await(sleep(seconds(1)));
                                                        throw escape;
                                                      }));
                                              await(sleep(seconds(9)));
                                            }))))));
    assertSame(escape, thrown);
    assertEquals(List.of(), failures, "what the run threw isn't reported, too");
  }

  @Test
  void anEscapeComesThroughNestedGroupsAndOthersStillCleanUp() {
    var escape = new KeyboardInterrupt();
    var cleaned = new ArrayList<String>();
    var thrown =
        assertThrows(
            KeyboardInterrupt.class,
            () ->
                virtual(
                    () ->
                        run(
                            async(
                                () -> {
                                  createTask(
                                      async(
                                          () -> {
                                            try {
                                              await(sleep(seconds(9)));
                                            } finally {
                                              await(sleep(seconds(1)));
                                              cleaned.add("bystander");
                                            }
                                          }));
                                  await(nested(3, escape, cleaned));
                                }))));
    assertSame(escape, thrown);
    assertEquals(0, thrown.getSuppressed().length);
    assertEquals(List.of("3", "2", "1", "bystander"), cleaned);
  }

  private static Coroutine<Void> nested(int depth, Error escape, List<String> cleaned) {
    return taskGroup(
        group -> {
          group.createTask(
              depth == 0
                  ? async(
                      () -> {
                        throw escape;
                      })
                  : nested(depth - 1, escape, cleaned));
          try {
            await(sleep(seconds(9)));
          } finally {
            if (depth > 0) {
              cleaned.add("" + depth);
            }
          }
        });
  }

  @Test
  void aRunnerInsideARunningLoopIsRefused() {
    withRunner(
        other ->
            program(
                () -> {
                  var inner = sleep(seconds(1));
                  var refused = assertThrows(IllegalStateException.class, () -> other.run(inner));
                  assertTrue(refused.getMessage().contains("await the coroutine instead"));
                  await(inner);
                }));
  }
}
