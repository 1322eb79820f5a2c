package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.program.Ending.Finished;
import dev.loopbook.program.Ending.Stopped;
import dev.loopbook.program.Ending.Threw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopProgramTest {
  private static final String HEAD =
      "import module java.base; import dev.loopbook.loop.*; import dev.loopbook.loop.Future;"
          + " import static dev.loopbook.loop.Async.*; ";

  @Test
  void outputCarriesTheTickInWhichItWasPrinted() {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """
                void main() {
                  IO.println("before");
                  run(async(() -> {
                    IO.println("first");
                    await(sleep(seconds(1)));
                    IO.println("second");
                  }));
                  IO.println("after");
                }
                """);
    assertEquals(new Finished(), run.ending().orElseThrow(), run.output().text());
    List<String> printed = new ArrayList<>();
    run.output().chunks().forEach(c -> printed.add(c.tick() + " " + c.text().strip()));
    assertEquals(List.of("0 before", "1 first", "3 second", "0 after"), printed);
  }

  @Test
  void virtualTimeCostsNoneOfOurs() {
    TrialRun.assertPrints(
        "PT8760H",
        HEAD
            + """
            void main() {
              var loop = EventLoop.create();
              loop.runUntilComplete(sleep(Duration.ofDays(365)));
              IO.print(loop.time());
              loop.close();
            }
            """);
  }

  @Test
  void listenersHearTheLoopsOfTheProgram() {
    List<Long> ticks = new ArrayList<>();
    LoopListener listener =
        new LoopListener() {
          @Override
          public void tickBegins(EventLoop loop) {
            ticks.add(loop.tick());
          }
        };
    TrialRun.run(
        HEAD + "void main() { run(async(() -> { await(sleep(seconds(0))); })); }",
        options -> options.withListener(listener));
    assertTrue(ticks.size() >= 2, ticks.toString());
    assertEquals(1, ticks.getFirst());
  }

  @Test
  void aListenerThatHoldsTheLoopHoldsTheProgramUntilItIsStopped() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    LoopListener holds =
        new LoopListener() {
          @Override
          public void tickBegins(EventLoop loop) {
            held.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new ProgramStopped();
            }
          }
        };
    TrialRun trial =
        TrialRun.start(
            HEAD + "void main() { run(sleep(seconds(1))); }",
            options -> options.withListener(holds));
    held.await();
    assertInstanceOf(Stopped.class, trial.run().stop());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run(async(() -> { while (true) {} }));",
        "run(async(() -> { while (true) await(sleep(seconds(0))); }));",
        "run(async(() -> { while (true) try { await(sleep(seconds(1))); } catch (CancelledError e) {} }));",
        "run(async(() -> { for (;;) try { await(sleep(millis(1))); } catch (Throwable t) {} }));",
        "run(async(() -> { Thread.sleep(3_600_000); }));",
        "run(async(() -> { await(toThread(() -> { Thread.sleep(3_600_000); return 1; })); }));",
        "run(async(() -> { await(gather(spin(), spin())); }));",
        "var loop = EventLoop.create(); loop.callSoon(() -> again(loop)); loop.runForever();",
        "var loop = EventLoop.create(); var t = new Thread(loop::runForever); t.start(); t.join();",
        "var loop = EventLoop.create(); new Thread(() -> { while (true); }).start(); loop.runForever();",
      })
  void aProgramWithALoopIsStoppedWhateverItDoes(String body) {
    for (boolean real : new boolean[] {false, true}) {
      TrialRun trial =
          TrialRun.start(
              HEAD
                  + """
                  void main() throws Exception {
                    IO.println("ready");
                    %s
                  }

                  Coroutine<Void> spin() {
                    return async(() -> { while (true) await(sleep(millis(1))); });
                  }

                  void again(EventLoop loop) { loop.callSoon(() -> again(loop)); }
                  """
                      .formatted(body),
              options -> real ? RunOptions.realTime().withOutputTo(options.onOutput()) : options);
      trial.awaitReady().run().stop();
      assertInstanceOf(Stopped.class, trial.end(), trial.run().output().text());
      assertEquals(
          List.of(),
          trial.run().notes().stream().filter(note -> note.contains("could not")).toList());
    }
  }

  @Test
  void tasksCleanUpWhenTheirProgramIsStopped() {
    TrialRun trial =
        TrialRun.start(
            HEAD
                + """
                void main() {
                  run(async(() -> {
                    await(gather(worker("a"), worker("b"), async(() -> IO.println("ready"))));
                  }));
                }

                Coroutine<Void> worker(String name) {
                  return async(() -> {
                    try {
                      await(sleep(seconds(3600)));
                    } finally {
                      await(sleep(millis(1)));
                      IO.println(name + " cleaned up");
                    }
                  });
                }
                """,
            options -> RunOptions.realTime().withOutputTo(options.onOutput()));
    trial.awaitReady().run().stop();
    assertEquals("ready\na cleaned up\nb cleaned up\n", trial.run().output().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          synchronized (this) { await(sleep(seconds(1))); } | at Trial.lambda$main$0(Trial.java:4), entered at Trial.java:4
          synchronized (this) {\\n\\n await(sleep(seconds(1))); } | at Trial.lambda$main$0(Trial.java:6), entered at Trial.java:4
          synchronized (this) {\\n synchronized (new Object()) {\\n if (HELD) return; }\\n await(sleep(seconds(1))); } | at Trial.lambda$main$0(Trial.java:7), entered at Trial.java:4
          synchronized (this) {\\n try { synchronized ("x") {\\n try { await(sleep(seconds(1))); }\\n finally { IO.println(); } } } finally { IO.println(); } } | at Trial.lambda$main$0(Trial.java:6), entered at Trial.java:5
          held(); | at Trial.held(Trial.java:9), in the synchronized method held
          Collections.synchronizedList(new ArrayList<>(List.of(1))).forEach(\\ni -> await(sleep(seconds(1)))); | called at Trial.java:4
          new ConcurrentHashMap<Integer, Integer>().computeIfAbsent(1, k -> {\\n await(sleep(seconds(1))); return 1; }); | called at Trial.java:4
          """)
  void anAwaitInsideAMonitorIsRefusedWithTheLineThatEnteredIt(String body, String where) {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """

                static boolean HELD; void main() {
                  run(async(() -> {
                    %s
                  }));
                }

                synchronized void held() {
                  await(sleep(seconds(1)));
                }
                """
                    .formatted(body.replace("\\n", "\n")));
    Threw threw = (Threw) run.ending().orElseThrow();
    assertTrue(threw.text().contains("await inside synchronized, at "), threw.text());
    assertTrue(threw.text().contains(where + ": every coroutine"), threw.text());
  }

  @Test
  void aDeadlockIsToldAtOnce() {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """
                void main() {
                  run(async(() -> { await(EventLoop.running().createFuture()); }));
                }
                """);
    Threw threw = (Threw) run.ending().orElseThrow();
    assertTrue(threw.text().contains("nothing can ever run again"), threw.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(wake).start();",
        "Thread.startVirtualThread(wake);",
        "CompletableFuture.runAsync(wake);",
      })
  void aThreadThatWillCallTheLoopIsWaitedFor(String start) {
    TrialRun.assertPrints(
        "woken",
        HEAD
            + """
            void main() {
              var stillBusy = new CountDownLatch(1);
              run(async(() -> {
                Future<Void> woken = EventLoop.running().createFuture();
                var loop = EventLoop.running();
                Runnable wake = () -> {
                  LockSupport.parkNanos(30_000_000);
                  loop.callSoonThreadsafe(() -> woken.setResult(null));
                };
                %s
                await(woken);
              }));
              IO.print("woken");
            }
            """
                .formatted(start));
  }

  @Test
  void whatNobodyCanCatchIsToldOnTheProgramsErrorStream() {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """
                void main() {
                  var loop = EventLoop.create();
                  loop.callSoon(() -> { throw new IllegalStateException("oops"); });
                  loop.runOnce();
                  loop.close();
                }
                """);
    List<String> said = run.output().text(ProgramOutput.Stream.ERR).lines().toList();
    assertTrue(said.getFirst().startsWith("Exception in callback"), said.toString());
    assertTrue(said.contains("java.lang.IllegalStateException: oops"), said.toString());
    assertTrue(said.contains("\tat Trial.main(Trial.java:3)"), said.toString());
  }

  @Test
  void virtualTimeWaitsForAThreadThatWorks() {
    TrialRun.assertPrints(
        "PT0S then PT1H",
        HEAD
            + """
            void main() {
              run(async(() -> {
                var loop = EventLoop.running();
                new Thread(() -> {
                  LockSupport.parkNanos(30_000_000);
                  loop.callSoonThreadsafe(() -> IO.print(loop.time() + " then "));
                }).start();
                await(sleep(seconds(3600)));
                IO.print(loop.time());
              }));
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Executors.newFixedThreadPool(2).submit(() -> {}).get();",
        "Executors.newCachedThreadPool().submit(() -> {}).get();",
        "new Thread(() -> { try { new ArrayBlockingQueue<>(1).take(); } catch (Exception e) {} }).start();",
        "new Thread(() -> { try { new CountDownLatch(1).await(); } catch (Exception e) {} }).start();",
        "new Timer();",
      })
  void virtualTimeDoesNotWaitForAThreadThatWaits(String threads) {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """
                void main() throws Exception {
                  %s
                  run(async(() -> {
                    await(sleep(seconds(3600)));
                    IO.print(EventLoop.running().time());
                  }));
                  System.exit(0);
                }
                """
                    .formatted(threads));
    assertEquals("PT1H", run.output().text());
  }

  @Test
  void severalLoopsAndLoopsOnThreadsOfTheirOwnWork() {
    TrialRun.assertPrints(
        "a b PT1H",
        HEAD
            + """
            void main() throws Exception {
              IO.print(run(sleep(seconds(3600), "a ")));
              IO.print(run(sleep(seconds(3600), "b ")));
              var thread = new Thread(() -> {
                var loop = EventLoop.create();
                loop.runUntilComplete(sleep(seconds(3600)));
                IO.print(loop.time());
                loop.close();
              });
              thread.start();
              thread.join();
            }
            """);
  }

  @Test
  void aLoopProgramThatTakesTooLongIsStopped() {
    ProgramRun run =
        TrialRun.run(
            HEAD + "void main() { run(async(() -> { while (true) await(sleep(seconds(1))); })); }",
            options -> options.withLimit(Duration.ofMillis(50)));
    assertEquals(Ending.Reason.TIME_IS_UP, ((Stopped) run.ending().orElseThrow()).why());
  }

  @Test
  void whatIsLeftUndoneIsToldOnItsErrorStreamAtTheEnd() {
    String text =
        HEAD
            + """
            void main() {
              run(async(() -> {
                hello();
                IO.println("in the loop");
              }));
              IO.println("last words");
            }

            Coroutine<Void> hello() {
              return async(() -> IO.println("never"));
            }
            """;
    ProgramRun run = TrialRun.run(text);
    assertEquals("in the loop\nlast words\n", run.output().text(ProgramOutput.Stream.OUT));
    List<String> said = run.output().text(ProgramOutput.Stream.ERR).lines().toList();
    assertEquals("⚠ a coroutine was never awaited: hello", said.getFirst());
    assertTrue(said.get(1).matches(" +made at +Trial:3 +hello\\(\\);"), said.toString());
    assertEquals(ProgramOutput.Stream.ERR, run.output().chunks().getLast().stream());
    assertEquals(
        "", TrialRun.run(text, RunOptions::withoutAudit).output().text(ProgramOutput.Stream.ERR));
  }

  @Test
  void aLoopThatIsNeverClosedIsToldIfTheProgramCameToItsEnd() {
    String text =
        HEAD
            + """
            void main() {
              var loop = EventLoop.create();
              IO.println("ready");
              %s
            }
            """;
    assertTrue(
        TrialRun.run(text.formatted("")).output().text().contains("⚠ a loop was never closed"));
    assertEquals(
        "ready\n", TrialRun.stopWhenReady(text.formatted("while (true) {}")).output().text());
    assertEquals("ready\n", TrialRun.run(text.formatted("System.exit(0);")).output().text());
    assertEquals("ready\n", TrialRun.run(text.formatted("loop.runForever();")).output().text());
  }

  @Test
  void whatWasLeftBeforeAnExitIsTold() {
    ProgramRun run =
        TrialRun.run(
            HEAD + "void main() { run(async(() -> { async(() -> {}); })); System.exit(0); }");
    assertTrue(
        run.output().text().startsWith("⚠ a coroutine was never awaited"), run.output().text());
  }

  @Test
  void anAuditThatRunsIntoTheProgramsEndlessCodeCanBeStopped() {
    TrialRun trial =
        TrialRun.start(
            HEAD
                + """
                void main() {
                  var loop = EventLoop.create();
                  loop.callLater(Duration.ofSeconds(1), new Slow());
                }

                static class Slow implements Runnable {
                  public void run() {}
                  public String toString() { IO.println("ready"); while (true) {} }
                }
                """);
    trial.awaitReady().run().stop();
    assertInstanceOf(Stopped.class, trial.end());
  }

  @Test
  void aFailureThatTheCallerCatchesIsToldNowhereElse() {
    ProgramRun run =
        TrialRun.run(
            HEAD
                + """
                void main() {
                  try {
                    run(async(() -> { await(fails()); }));
                  } catch (IllegalStateException e) {
                    IO.println("caught " + e.getMessage());
                  }
                }

                Coroutine<Void> fails() {
                  return async(() -> { throw new IllegalStateException("oops"); });
                }
                """);
    assertEquals(new Finished(), run.ending().orElseThrow());
    assertEquals("caught oops\n", run.output().text());
  }
}
