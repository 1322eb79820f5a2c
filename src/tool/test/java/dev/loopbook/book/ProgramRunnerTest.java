package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunnerTest {
  private static final Compiler COMPILER = Compiler.with();

  @TempDir Path folder;

  private ExampleRunner.Printed run(String text) throws IOException {
    var file = Files.writeString(folder.resolve("Trial.java"), text);
    return new ProgramRunner(COMPILER).run(file);
  }

  @Test
  void bothStreamsAreToldInTheOrderOfPrinting() throws IOException {
    assertEquals(
        new ExampleRunner.Printed("a\nb\nc\n", 0),
        run("void main() { IO.println(\"a\"); System.err.println(\"b\"); IO.println(\"c\"); }"));
  }

  @Test
  void timeIsVirtual() throws IOException {
    assertEquals(
        new ExampleRunner.Printed("86400\n", 0),
        run(
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                await(sleep(seconds(86_400)));
                IO.println(dev.loopbook.loop.EventLoop.running().time().toSeconds());
              }));
            }
            """));
  }

  @Test
  void anExceptionIsToldBehindTheOutputWithStatusOne() throws IOException {
    assertEquals(
        new ExampleRunner.Printed(
            "a\njava.lang.IllegalStateException: no\n\tat Trial.main(Trial.java:3)\n", 1),
        run(
            "void main() {\n  IO.println(\"a\");\n  throw new IllegalStateException(\"no\");\n}\n"));
  }

  @Test
  void anExitStatusIsThePrograms() throws IOException {
    assertEquals(new ExampleRunner.Printed("", 3), run("void main() { System.exit(3); }"));
  }

  @Test
  void whatTheCompilerSaysIsToldWithStatusOne() throws IOException {
    var printed = run("void main() {\n  int x = \"a\";\n}\n");
    assertEquals(1, printed.status());
    assertTrue(printed.text().contains("Trial.java:2: error: incompatible types"), printed.text());
  }

  @Test
  void aPreparedProgramIsCompiledOnceAndRunsLikeAnyOther() throws IOException {
    var good = Files.writeString(folder.resolve("Good.java"), "void main() { IO.print(1); }");
    var bad = Files.writeString(folder.resolve("Bad.java"), "void main() { int x = true; }");
    var gone = folder.resolve("Gone.java");
    var runner = new ProgramRunner(COMPILER);

    runner.prepare(List.of(good, bad, gone));
    assertEquals(runner.run(bad), new ProgramRunner(COMPILER).run(bad)); // good is compiled by now
    assertEquals(runner.run(gone), new ProgramRunner(COMPILER).run(gone));
    Files.writeString(good, "void main() { IO.print(2); }");
    assertEquals(new ExampleRunner.Printed("1", 0), runner.run(good));
    assertEquals(new ExampleRunner.Printed("2", 0), runner.run(good), "which nobody prepared");
  }

  @Test
  void outputBeyondTheCapIsToldToBeLost() throws IOException {
    var text = run("void main() { for (int i = 0; i < 10_001; i++) IO.println(); }").text();
    assertEquals(
        "… output capped at 256 KiB or 10,000 lines: 1 more bytes dropped",
        text.lines().toList().getLast());
  }

  @Test
  void anInterruptStopsTheProgramAndIsKept() throws Exception {
    var file = Files.writeString(folder.resolve("Trial.java"), "void main() { while (true) {} }");
    var printed = new CompletableFuture<ExampleRunner.Printed>();
    var kept = new CompletableFuture<Boolean>();
    var runner =
        Thread.ofPlatform()
            .start(
                () -> {
                  printed.complete(new ProgramRunner(COMPILER).run(file));
                  kept.complete(Thread.interrupted());
                });
    // an interrupt before that would hit the compiler
    while (Stream.of(runner.getStackTrace())
        .noneMatch(frame -> frame.getClassName().endsWith(".ProgramRun"))) {
      Thread.onSpinWait();
    }
    runner.interrupt();
    assertEquals(new ExampleRunner.Printed("", 130), printed.get());
    assertTrue(kept.get());
  }
}
