package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFramesTest {

  private static List<String> framesOf(String text) {
    ProgramRun run = TrialRun.run(text);
    Ending.Threw threw = (Ending.Threw) run.ending().orElseThrow();
    return run.program().frames().of(threw.thrown()).stream().map(UserFrame::toString).toList();
  }

  @Test
  void framesAreNamedAsTheyAreWritten() {
    assertEquals(
        List.of(
            "Trial.Inner.deep(Trial.java:4)",
            "Trial.Inner.<init>(Trial.java:3)",
            "Trial.Late.<clinit>(Trial.java:9)",
            "Trial.lambda(Trial.java:12)",
            "Trial.run(Trial.java:16)",
            "Trial.go(Trial.java:16)",
            "Trial.main(Trial.java:16)"),
        framesOf(
            """
            class Trial {
              static class Inner {
                Inner() { Runnable r = () -> deep(); r.run(); }
                void deep() { throw new AssertionError(); }
              }

              static class Late {
                static int n;
                static { Runnable r = () -> new Inner(); r.run(); }
              }

              static void lambda() { Runnable r = () -> { Late.n++; }; r.run(); }

              void main() {
                new Object() { void go() {
                  run(); } void run() { lambda(); } }.go();
              }
            }
            """));
  }

  @Test
  void framesOfTheLibraryAndOfTheLoopAreLeftOut() {
    assertEquals(
        List.of("Trial.main(Trial.java:4)", "Trial.main(Trial.java:3)"),
        framesOf(
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                java.util.List.of().getFirst();
              }));
            }
            """));
  }

  @Test
  void aFailureThatCameThroughAwaitsOfTasksListsTheirLines() {
    assertEquals(
        List.of(
            "Trial.price(Trial.java:7)",
            "Trial.total(Trial.java:11)",
            "Trial.total(Trial.java:11)",
            "Trial.main(Trial.java:17)",
            "Trial.main(Trial.java:15)"),
        framesOf(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;

            Coroutine<Integer> price() {
              return async(() -> {
                await(sleep(seconds(1)));
                throw new IllegalStateException("sold out");
              });
            }
            Coroutine<Integer> total(Task<Integer> part) {
              return async(() -> 1 + await(part));
            }

            void main() {
              run(async(() -> {
                var price = createTask(price());
                await(createTask(total(createTask(total(price)))));
              }));
            }
            """));
  }

  @Test
  void aTaskThatAnEarlierRunCancelledPointsAtTheLineThatAwaitsIt() {
    assertEquals(
        List.of("Trial.print(Trial.java:12)", "Trial.main(Trial.java:17)"),
        framesOf(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            Task<String> kept;
            Coroutine<Void> keep() {
              return async(() -> {
                kept = createTask(sleep(seconds(1), "value"));
                await(sleep(millis(1)));
              });
            }
            Coroutine<Void> print() {
              return async(() -> {
                IO.println(await(kept));
              });
            }
            void main() {
              run(keep());
              run(print());
            }
            """));
  }

  @Test
  void aFrameKnowsTheTextOfItsLine(@TempDir Path folder) throws InterruptedException {
    TrialRun.write(
        folder,
        "Shared.java",
        "class Shared {\n  static void fail() {\n    int[] a = {};\n    a[0] = 1; // here\n  }\n}\n");
    Program program =
        TrialRun.program(
            TrialRun.compile(folder, "User.java", "void main() {\n  Shared.fail();\n}\n"));
    Ending.Threw threw = (Ending.Threw) program.start(RunOptions.virtualTime()).await();
    List<UserFrame> frames = program.frames().of(threw.thrown());
    assertEquals(new CodePlace("Shared.java", 4, "a[0] = 1; // here"), frames.getFirst().place());
    assertEquals(new CodePlace("User.java", 2, "Shared.fail();"), frames.get(1).place());
  }

  @Test
  void whatIsSuppressedAndCyclesOfCausesAreTold() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() throws Exception {
              var e = new Exception("outer");
              e.addSuppressed(new Exception("closing"));
              e.initCause(new Exception("inner", e));
              throw e;
            }
            """);
    assertEquals(
        """
        java.lang.Exception: outer
        \tat Trial.main(Trial.java:2)
        \tSuppressed: java.lang.Exception: closing
        \t\tat Trial.main(Trial.java:3)
        Caused by: java.lang.Exception: inner
        \tat Trial.main(Trial.java:4)
        Caused by: java.lang.Exception: outer
        """,
        ((Ending.Threw) run.ending().orElseThrow()).text());
  }
}
