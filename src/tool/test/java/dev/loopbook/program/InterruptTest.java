package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {

  private static final String SLEEPER =
      """
      import static dev.loopbook.loop.Async.*;
      import dev.loopbook.loop.*;

      void main() {
        run(async(() -> {
          EventLoop.running().callSoon(() -> System.out.println("ready"));
          try {
            await(sleep(seconds(3600)));
          } finally {
            System.out.println("cleaned up");
            %s
          }
        }));
      }
      """;

  @Test
  void theFirstInterruptionLetsTheMainTaskCleanUp() {
    var trial = TrialRun.start(SLEEPER.formatted(""), InterruptTest::inRealTime).awaitReady();
    trial.run().interrupt();
    assertInstanceOf(Ending.Stopped.class, trial.end());
    assertEquals("ready\ncleaned up\n", trial.run().output().text(ProgramOutput.Stream.OUT));
  }

  @Test
  void whoWaitedForWhatIsKnownAfterwards() {
    var trial = TrialRun.start(SLEEPER.formatted(""), InterruptTest::inRealTime).awaitReady();
    trial.run().interrupt();
    trial.end();
    var alive = String.join("\n", trial.run().aliveAtInterrupt());
    assertTrue(alive.startsWith("Stopped at loop time "), alive);
    assertTrue(alive.contains(" waits for sleep 3600 s"), alive);
  }

  @Test
  void whoTakesTurnAfterTurnIsKnownAfterwards() {
    var spinner =
        """
        createTask(async(() -> {
              while (true) {
                await(sleep(millis(0)));
              }
            }), "spinner");
            EventLoop.running().callSoon""";
    var trial =
        TrialRun.start(
                SLEEPER.formatted("").replace("EventLoop.running().callSoon", spinner),
                InterruptTest::inRealTime)
            .awaitReady();
    trial.run().interrupt();
    trial.end();
    var alive = String.join("\n", trial.run().aliveAtInterrupt());
    assertTrue(alive.contains("spinner has its turn next  at "), alive);
  }

  @Test
  @Timeout(60)
  void aTaskThatGoesOnAlthoughItWasCancelledIsNamed() {
    var trial =
        TrialRun.start(
            """
            import static dev.loopbook.loop.Async.*;

            void main() {
              run(async(() -> {
                createTask(async(() -> {
                  while (true) {
                    try {
                      await(sleep(seconds(1)));
                    } catch (Throwable e) {
                      IO.println("ignored");
                    }
                  }
                }), "poller");
                var tidy = createTask(async(() -> {
                  try {
                    await(sleep(seconds(9)));
                  } finally {
                    for (var i = 0; i < 9; i++) await(sleep(millis(1)));
                  }
                }), "tidy");
                await(sleep(seconds(2)));
              }));
            }
            """);
    while (trial.run().output().text(ProgramOutput.Stream.ERR).isEmpty()) {
      Thread.onSpinWait();
    }
    trial.run().requestStop();
    trial.end();
    assertEquals(
        """
        The program is over and task poller was cancelled, but it goes on: it waits for sleep 1 s, at Trial:8.
        run(...) waits until it ends. Code that catches CancelledError has to throw it again.
        """,
        trial.run().output().text(ProgramOutput.Stream.ERR));
  }

  @Test
  @Timeout(60)
  void threadsThatOnlyWaitAfterMainAreNamed() {
    var trial =
        TrialRun.start(
                """
                import java.util.concurrent.*;
                void main() throws Exception {
                  var pool = Executors.newFixedThreadPool(2, Thread.ofPlatform().name("w", 0).factory());
                  pool.submit(() -> 1).get();
                  pool.submit(() -> 2).get();
                  System.out.println("ready");
                }
                """)
            .awaitReady();
    while (trial.run().output().text(ProgramOutput.Stream.ERR).isEmpty()) {
      Thread.onSpinWait();
    }
    trial.run().requestStop();
    trial.end();
    assertEquals(
        """
        main has returned, but 2 threads are still there and waiting: "w0", "w1".
        A program ends when all its threads have. An executor's threads end with
        shutdown(), or after try (var pool = …) { … }.
        """,
        trial.run().output().text(ProgramOutput.Stream.ERR));
  }

  @Test
  @Timeout(60)
  void aThreadThatNeverComesBackIsNamedAndNotWaitedForAfterAnInterrupt() {
    var trial =
        TrialRun.start(
            """
            import static dev.loopbook.loop.Async.*;
            import java.util.concurrent.*;

            void main() {
              run(async(() -> {
                var never = new CountDownLatch(1);
                createTask(toThread(() -> {
                  never.await();
                  return 1;
                }));
                await(sleep(millis(1)));
              }));
            }
            """);
    while (trial.run().output().text(ProgramOutput.Stream.ERR).lines().count() < 3) {
      Thread.onSpinWait();
    }
    trial.run().interrupt();
    assertInstanceOf(Ending.Stopped.class, trial.end());
    var thread = "thread \"loopbook-thread-1\" is in CountDownLatch.await at Trial:8";
    assertEquals(
        """
        main is over, but run(…) waits for work that is still on a thread:
          %s
        No cancel reaches it there. Let it end by itself, or stop it with Ctrl-C.
        """
            .formatted(thread),
        trial.run().output().text(ProgramOutput.Stream.ERR));
    assertEquals(List.of(thread), trial.run().busyAtStop());
  }

  @Test
  void theSecondStopsAProgramThatCleansUpForEver() {
    var trial =
        TrialRun.start(SLEEPER.formatted("while (true) {}"), InterruptTest::inRealTime)
            .awaitReady();
    trial.run().interrupt();
    trial.run().interrupt();
    assertInstanceOf(Ending.Stopped.class, trial.end());
  }

  @Test
  void aProgramWithoutALoopIsStoppedAtOnce() {
    var trial =
        TrialRun.start("void main() { System.out.println(\"ready\"); while (true) {} }")
            .awaitReady();
    trial.run().interrupt();
    assertInstanceOf(Ending.Stopped.class, trial.end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}", "Thread.sleep(3_600_000);"})
  void aProgramWhoseLoopIsHeldIsStoppedByTheFirst(String body) {
    var trial =
        TrialRun.start(
                """
                import static dev.loopbook.loop.Async.*;

                void main() {
                  run(async(() -> {
                    System.out.println("ready");
                    %s
                  }));
                }
                """
                    .formatted(body))
            .awaitReady();
    trial.run().interrupt();
    var stopped = assertInstanceOf(Ending.Stopped.class, trial.end());
    assertEquals(6, stopped.stoppedAt().getFirst().place().line());
    assertEquals(List.of(), trial.run().aliveAtInterrupt()); // the line says who, and where
  }

  private static RunOptions inRealTime(RunOptions options) {
    return options.withSetup(setup -> setup.withClock(Clock::real));
  }
}
