package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.Ending.Exited;
import dev.loopbook.program.Ending.Finished;
import dev.loopbook.program.Ending.Threw;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramRunTest {

  @Test
  void aProgramThatReturnsIsFinished() {
    ProgramRun run = TrialRun.run("void main() { IO.println(\"hello\"); }");
    assertEquals(new Finished(), run.ending().orElseThrow());
    assertEquals(0, run.ending().orElseThrow().status());
    assertEquals("hello\n", run.output().text());
    assertFalse(run.isRunning());
    assertEquals(List.of(), run.notes());
  }

  @Test
  void itsArgumentsReachMain() {
    ProgramRun run =
        TrialRun.run(
            "void main(String[] args) { IO.println(String.join(\"+\", args)); }",
            options -> options.withArguments("a", "b c"));
    assertEquals("a+b c\n", run.output().text());
  }

  @Test
  void everyStartBeginsAfresh() throws InterruptedException {
    Program program =
        TrialRun.program("static int n; void main() { n++; System.out.print(\"n is \" + n); }");
    for (int i = 0; i < 3; i++) {
      ProgramRun run = program.start(RunOptions.virtualTime());
      assertEquals(new Finished(), run.await());
      assertEquals("n is 1", run.output().text());
    }
  }

  @Test
  void programsThatRunSideBySideDoNotHearEachOther() throws InterruptedException {
    String text =
        """
        void main(String[] args) throws Exception {
          var thread = new Thread(() -> IO.println(args[0] + " in a thread"));
          thread.start();
          thread.join();
          System.err.println(args[0]);
        }
        """;
    Program program = TrialRun.program(text);
    List<ProgramRun> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      runs.add(program.start(RunOptions.virtualTime().withArguments("run " + i)));
    }
    for (int i = 0; i < 8; i++) {
      runs.get(i).await();
      assertEquals("run %1$d in a thread\nrun %1$d\n".formatted(i), runs.get(i).output().text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);",
        "try { throw new RuntimeException(); } finally { System.exit(3); }",
        "try { System.exit(3); } finally { IO.println(\"no\"); }",
        "try { System.exit(3); } catch (Throwable t) { IO.println(\"no\"); }",
        "for (;;) try { System.exit(3); } catch (Throwable t) {}",
        "java.util.function.IntConsumer exit = System::exit; exit.accept(3);",
        "new Thread(() -> System.exit(3)).start(); Thread.sleep(3_600_000);",
        "new Thread(() -> System.exit(3)).start(); while (true) {}",
        "Thread.startVirtualThread(() -> System.exit(3)).join(); Thread.sleep(3_600_000);",
        "java.util.concurrent.CompletableFuture.runAsync(() -> System.exit(3)).join();",
        "java.util.concurrent.CompletableFuture.runAsync(() -> System.exit(3)).get();",
        "var pool = Executors.newFixedThreadPool(1);"
            + " try { pool.submit(() -> System.exit(3)).get(); } catch (Exception e) { IO.println(\"no\"); }",
        "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(3)); throw new Error();",
        "try { Leaving.n++; } catch (Throwable t) { IO.println(\"no\"); }",
        "run(async(() -> System.exit(3)));",
        "run(async(() -> { var t = createTask(async(() -> { System.exit(3); })); await(t); }));",
        "run(async(() -> { try { System.exit(3); } finally { await(sleep(seconds(1))); } }));",
        "run(gatherAll(async(() -> System.exit(3)), async(() -> { while (true) await(sleep(seconds(1))); })));",
      })
  void exitEndsTheProgramFromAnywhere(String body) {
    ProgramRun run =
        TrialRun.run(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            import java.util.concurrent.Executors;

            void main() throws Exception {
              IO.println("yes");
              %s
            }

            Coroutine<Void> gatherAll(Coroutine<?>... all) {
              return async(() -> {
                try {
                  await(gather(all));
                } catch (Throwable t) {
                  IO.println("no");
                } finally {
                  IO.println("no");
                }
              });
            }

            class Leaving { static int n; static { System.exit(3); } }
            """
                .formatted(body));
    assertEquals(new Exited(3), run.ending().orElseThrow());
    assertEquals("yes\n", run.output().text());
  }

  @Test
  void exitingWithZeroIsStillAnExit() {
    assertEquals(
        new Exited(0), TrialRun.run("void main() { System.exit(0); }").ending().orElseThrow());
  }

  @Test
  void whatMainThrowsIsToldWithTheLearnersLinesOnly() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              java.util.List.of(1).forEach(i -> fail("bad"));
            }

            void fail(String why) {
              try {
                throw new IllegalStateException(why);
              } catch (IllegalStateException e) {
                throw new RuntimeException("worse", e);
              }
            }
            """);
    Threw threw = (Threw) run.ending().orElseThrow();
    assertEquals(1, threw.status());
    assertEquals(
        """
        java.lang.RuntimeException: worse
        \tat Trial.fail(Trial.java:9)
        \tat Trial.main(Trial.java:2)
        Caused by: java.lang.IllegalStateException: bad
        \tat Trial.fail(Trial.java:7)
        \tat Trial.main(Trial.java:2)
        """,
        threw.text());
    assertEquals(
        "throw new RuntimeException(\"worse\", e);",
        run.program().frames().of(threw.thrown()).getFirst().place().text());
  }

  @Test
  void aStackOverflowIsJustAnError() {
    ProgramRun run = TrialRun.run("void main() { main(); }");
    Threw threw = (Threw) run.ending().orElseThrow();
    assertEquals(StackOverflowError.class, threw.thrown().getClass());
    assertTrue(threw.text().lines().count() < 30, threw.text());
  }

  @Test
  void runningOutOfMemoryIsJustAnError() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              var all = new java.util.ArrayList<long[]>();
              while (true) all.add(new long[Integer.MAX_VALUE - 8]);
            }
            """);
    Threw threw = (Threw) run.ending().orElseThrow();
    assertEquals(OutOfMemoryError.class, threw.thrown().getClass());
  }

  @Test
  void anExceptionThatCannotBeToldIsNamed() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() { throw new Shy(); }

            static class Shy extends RuntimeException {
              @Override public String toString() { throw new Shy(); }
            }
            """);
    assertEquals("Trial$Shy\n", ((Threw) run.ending().orElseThrow()).text());
  }

  @Test
  void theProgramGoesOnUntilItsThreadsHaveEnded() {
    TrialRun.assertPrints(
        "main returns\nthread returns\n",
        """
        void main() {
          var main = Thread.currentThread();
          new Thread(() -> {
            try { main.join(); } catch (InterruptedException e) {}
            IO.println("thread returns");
          }).start();
          IO.println("main returns");
        }
        """);
  }

  @Test
  void anExceptionInAThreadIsToldOnItsErrorStream() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() throws Exception {
              var thread = new Thread(() -> { throw new RuntimeException("oops"); }, "helper");
              thread.start();
              thread.join();
              var virtual = Thread.ofVirtual().name("light").start(() -> { throw new Error("no"); });
              virtual.join();
            }
            """);
    assertEquals(new Finished(), run.ending().orElseThrow());
    assertEquals(
        """
        Exception in thread "helper" java.lang.RuntimeException: oops
        \tat Trial.main(Trial.java:2)
        Exception in thread "light" java.lang.Error: no
        \tat Trial.main(Trial.java:5)
        """,
        run.output().text(ProgramOutput.Stream.ERR));
  }

  @Test
  void itsDefaultExceptionHandlerIsItsOwn() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    TrialRun.assertPrints(
        "helper failed: oops\n",
        """
        void main() throws Exception {
          Thread.setDefaultUncaughtExceptionHandler(
              (thread, e) -> IO.println(thread.getName() + " failed: " + e.getMessage()));
          var thread = new Thread(() -> { throw new RuntimeException("oops"); }, "helper");
          thread.start();
          thread.join();
        }
        """);
    assertEquals(before, Thread.getDefaultUncaughtExceptionHandler());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thread.setDefault", "Thread.currentThread().set"})
  void itsOwnHandlerIsToldOfWhatEndsMain(String setter) {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              %sUncaughtExceptionHandler(
                  (thread, e) -> IO.println(thread.getName() + " failed: " + e.getMessage()));
              IO.println(Thread.getDefaultUncaughtExceptionHandler() != null);
              throw new RuntimeException("oops");
            }
            """
                .formatted(setter));
    var ending = (Ending.Threw) run.ending().orElseThrow();
    assertTrue(ending.isHandled());
    assertEquals(
        setter.startsWith("Thread.setDefault") + "\nmain failed: oops\n", run.output().text());
  }

  @Test
  void aHandlerThatFailsItselfIsReported() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() throws Exception {
              Thread.setDefaultUncaughtExceptionHandler((t, e) -> { throw new IllegalStateException(); });
              var helper = new Thread(() -> { throw new RuntimeException("oops"); }, "helper");
              helper.start();
              helper.join();
              throw new RuntimeException("oops");
            }
            """);
    var report =
        "\nException: java.lang.IllegalStateException thrown from the UncaughtExceptionHandler"
            + " in thread \"%s\"\n";
    assertEquals(report.formatted("helper") + report.formatted("main"), run.output().text());
  }

  @Test
  void aHookThatCannotStartAndOneThatComesTooLateAreLeftOut() {
    var run =
        TrialRun.run(
            """
            void main() throws Exception {
              var over = new Thread(() -> IO.println("main"));
              over.start();
              over.join();
              var runtime = Runtime.getRuntime();
              runtime.addShutdownHook(over);
              runtime.addShutdownHook(new Thread(() -> {
                try {
                  runtime.addShutdownHook(new Thread(() -> IO.println("late")));
                } catch (IllegalStateException e) {
                  IO.println(e.getMessage());
                }
              }));
            }
            """);
    assertEquals("main\nShutdown in progress\n", run.output().text());
    assertEquals(new Finished(), run.ending().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "System.exit(0);", "throw new RuntimeException();"})
  void shutdownHooksRunAtTheEnd(String end) {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              var hook = new Thread(() -> {
                for (int i = 0; i < 3; i++) bye(i);
              });
              Runtime.getRuntime().addShutdownHook(hook);
              var never = new Thread(() -> IO.println("never"));
              Runtime.getRuntime().addShutdownHook(never);
              Runtime.getRuntime().removeShutdownHook(never);
              %s
            }

            void bye(int i) { IO.println("bye " + i); }
            """
                .formatted(end));
    assertEquals("bye 0\nbye 1\nbye 2\n", run.output().text());
  }

  @Test
  void shutdownHooksRunWhenTheProgramIsStoppedAndNotWhenItHalts() {
    String hook = "Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println(\"bye\")));";
    ProgramRun stopped =
        TrialRun.stopWhenReady(
            "void main() { %s IO.println(\"ready\"); while (true) {} }".formatted(hook));
    assertEquals("ready\nbye\n", stopped.output().text());
    ProgramRun halted =
        TrialRun.run("void main() { %s Runtime.getRuntime().halt(0); }".formatted(hook));
    assertEquals("", halted.output().text());
  }

  @Test
  void aShutdownHookIsAddedOnce() {
    var run =
        TrialRun.run(
            """
            void main() {
              var hook = new Thread(() -> IO.println("bye"));
              Runtime.getRuntime().addShutdownHook(hook);
              try {
                Runtime.getRuntime().addShutdownHook(hook);
              } catch (IllegalArgumentException e) {
                IO.println("refused");
              }
            }
            """);
    assertEquals("refused\nbye\n", run.output().text());
  }

  @Test
  void itReadsTheInputItIsGiven() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              IO.println("hello " + IO.readln("name? "));
              IO.println(new java.util.Scanner(System.in).hasNext());
              IO.println(System.console());
            }
            """,
            options ->
                options.withInput(
                    new ByteArrayInputStream("Ada\n".getBytes(StandardCharsets.UTF_8))));
    assertEquals("name? hello Ada\nfalse\nnull\n", run.output().text());
  }

  @Test
  void itsMainThreadIsMainAndItsOwnLoaderTheContext() {
    TrialRun.assertPrints(
        "main false true\n",
        """
        void main() {
          var thread = Thread.currentThread();
          IO.println(thread.getName() + " " + thread.isDaemon() + " "
              + (thread.getContextClassLoader() == getClass().getClassLoader()));
        }
        """);
  }

  @Test
  void theSameProgramCanRunManyTimes() throws InterruptedException {
    Program program = TrialRun.program("void main() { IO.print(\"x\"); }");
    for (ProgramRun run :
        Collections.nCopies(200, program).stream()
            .map(each -> each.start(RunOptions.virtualTime()))
            .toList()) {
      run.await();
      assertEquals("x", run.output().text());
    }
  }
}
