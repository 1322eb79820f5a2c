package dev.loopbook.shell;

import static dev.loopbook.shell.TypedShell.CTRL_C;
import static dev.loopbook.shell.TypedShell.ENTER;
import static dev.loopbook.shell.TypedShell.TAB;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A line that is no command is Java.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JavaAtThePromptTest {
  @TempDir Path home;

  private Path program;

  @BeforeEach
  void writeProgram() {
    program =
        TinyBook.in(home)
            .write(
                "Shop.java",
                """
                import static dev.loopbook.loop.Async.*;

                void main() {
                  run(async(() -> {
                    await(createTask(async(() -> {
                      await(sleep(millis(300)));
                      IO.println("closing");
                    }), "clerk"));
                  }));
                }
                """);
  }

  /// javac 25 fails on this text, and JShell throws that as an `InternalError`.
  @Test
  void whatTheCompilerItselfFailsOnIsRefused() {
    var shell = Piped.shell(home, "U{*%`_sZ->9P[", "until U{*%`_sZ->9P[", "1 + 2");

    assertTrue(
        shell.out().contains("  the compiler itself fails on this\n    U{*%`_sZ->9P[\n"),
        shell::out);
    assertTrue(shell.out().endsWith("1 + 2\n  3\n"), shell::out);
  }

  /// A file that an interrupted thread reads is closed, and JShell reads jars.
  @Test
  void javaRunsOnAnInterruptedThread() {
    Thread.currentThread().interrupt();
    Piped shell;
    try {
      shell = Piped.shell(home, "1 + 1", "int twice(int n) {", "return 2 * n; }", "twice(21)");
    } finally {
      assertTrue(Thread.interrupted());
    }

    assertTrue(shell.out().contains("\n  2\n"), shell::out);
    assertTrue(shell.out().contains("\n  42\n"), shell::out);
  }

  @Test
  void theEndOfAFreshLoopIsWhereItHasNothingLeftToDo() {
    var shell =
        Piped.shell(
            home,
            "var t = createTask(sleep(millis(700)), \"mine\")",
            "goto end",
            "t.isDone()",
            "goto end",
            "continue",
            "until 5",
            "1 + 2");

    assertTrue(
        shell
            .out()
            .contains(
                "  The loop has nothing left to do: it waits for what you type.\n"
                    + "java 3 @0.700s> t.isDone()\n  true\n"),
        shell.out());
    assertTrue(shell.out().contains("> 1 + 2\n  3\n"), shell.out());
  }

  @Test
  void aFreshLoopHasNoFileToExplore() {
    var shell = Piped.shell(home, "1 + 2", "explore");
    assertTrue(
        shell
            .out()
            .replaceAll("\\s+", " ")
            .contains(
                "explore: java has no file that could be run again. explore EXAMPLE names one"),
        shell::out);
  }

  @Test
  void whatUsesSomethingMissingSaysWhat() {
    var shown =
        Piped.shell(
                home,
                "Tea cup",
                "int brew() { return leaves(); }",
                "brew()",
                "int leaves() { return 3; }",
                "brew()",
                "class Tea {}",
                "cup",
                "this.cup",
                "b")
            .out()
            .replaceAll("\\s+", " ");
    assertTrue(shown.contains("> Tea cup variable cup. It can't be used yet: class Tea is"), shown);
    assertTrue(
        shown.contains("> brew() brew() can't be used yet: method leaves() is missing"), shown);
    assertTrue(shown.contains("> brew() 3 "), shown);
    assertTrue(shown.contains("> cup null "), shown);
    assertTrue(
        shown.contains("> this.cup there is no this here: a field goes by its name alone "), shown);
    assertTrue(shown.contains("> b b: no such command. help lists them all"), shown);
  }

  @Test
  void aWatchedVariableMayHaveBeenTyped() {
    var shown = Piped.shell(home, "var cups = 2", "watch cups", "watch pots").out();
    assertTrue(shown.contains("  watch   cups      2\n"), shown);
    assertTrue(shown.contains("no value: java has no pots"), shown);
  }

  @Test
  void aFreshLoopIsThereWithoutAProgram() {
    var shell =
        Piped.shell(
            home,
            "1 + 2",
            "var t = createTask(sleep(millis(700)), \"mine\")",
            "tick",
            "await(t)",
            "t.isDone()",
            "await(EventLoop.running().createFuture())",
            "int twice(int n) {",
            "  return 2 * n;",
            "}",
            "= twice(21)",
            "=",
            "= state",
            "f(");
    assertEquals(
        """
        > 1 + 2
          3
        java 0 @0.000s> var t = createTask(sleep(millis(700)), "mine")
          t = <Task pending name='mine'>
        java 0 @0.000s> tick
        ── tick 1 ───────────────────────────────────────────────────────── 0.000 s ──
          run     mine      starts, waits for sleep 0.7 s
          timers  0.700 mine
        java 1 @0.000s> await(t)
          3 ticks, 0.700 s of loop time
        java 4 @0.700s> t.isDone()
          true
        java 4 @0.700s> await(EventLoop.running().createFuture())
          This would wait for ever for <Future pending>: nothing is ready, and no timer
          is set. It was cancelled.
        java 4 @0.700s> int twice(int n) {
        ...>   return 2 * n;
        ...> }
          method twice(int)
        java 4 @0.700s> = twice(21)
          42
        java 4 @0.700s> =
          =: write Java behind it, such as = 1 + 2
        java 4 @0.700s> = state
          cannot find symbol: variable state
            state
            ^
        java 4 @0.700s> f(
          This Java isn't finished, and no more lines come: a bracket or an operand is
          missing.
        """,
        shell.out());
    assertEquals(2, shell.status());
  }

  @Test
  void itRunsOnTheLoadedProgramAndBackUndoesIt() {
    var shell =
        Piped.shell(
            home,
            "load \"" + program + "\"",
            "tick 2",
            "allTasks().size()",
            "var n = 5",
            "tick",
            "n++",
            "var late = 1",
            "back",
            "n",
            "= late",
            "restart",
            "n",
            "nonsense",
            "await(createTask(sleep(seconds(5)), \"long\"))",
            "1 / 0",
            "await(sleep(seconds(1)))",
            "await(sleep(seconds(2)))");
    var out = shell.out();
    assertAll(
        out,
        () -> assertTrue(out.contains("> allTasks().size()\n  3\n")),
        () -> assertTrue(out.contains("> var n = 5\n  n = 5\n")),
        () -> assertTrue(out.contains("> n++\n  5\n")),
        () -> assertTrue(out.contains("> n\n  5\n")),
        () -> assertTrue(out.contains("> = late\n  cannot find symbol: variable late\n")),
        () -> assertTrue(out.contains("> n\n  cannot find symbol: variable n\n")),
        () -> assertTrue(out.contains("> nonsense\n  nonsense: no such command.")),
        () ->
            assertTrue(
                out.contains("closing\n")
                    && out.contains("  The program ended before this was done.\n"),
                out),
        () -> assertTrue(out.contains("  ArithmeticException: / by zero\n    at prompt:1\n")),
        () ->
            assertTrue(
                out.contains(
                    "  The program is over, and its loop is closed.   restart runs it again\n")),
        () -> assertFalse(out.contains("dev.loopbook"), out));
  }

  @Test
  void methodsAndClassesGoAlongToTheNextProgram() {
    var shell =
        Piped.shell(
            home,
            "record Pair(int a, int b) {}",
            "int sum(Pair p) { return p.a() + p.b(); }",
            "load \"" + program + "\"",
            "sum(new Pair(40, 2))");
    assertTrue(shell.out().endsWith("> sum(new Pair(40, 2))\n  42\n"), shell::out);
  }

  @Test
  void controlCEndsWhatNeverEnds() {
    var shown =
        TypedShell.at(home)
            .line("IO.println(\"going\"); while (true) {}")
            .when("\ngoing", CTRL_C)
            .line("await(createTask(async(() -> { while (true) await(sleep(millis(1))); })))")
            .when("ticks … Ctrl-C stops", CTRL_C)
            .line("1 + 1")
            .line("quit")
            .run();
    assertTrue(shown.contains("  interrupted\n"), shown);
    assertTrue(shown.contains("> 1 + 1\n  2\n"), shown);
  }

  @Test
  void tabCompletesJavaAndShowsSignatures() {
    var shown =
        TypedShell.at(home)
            .keys("IO.printl" + TAB)
            .when("println(", CTRL_C)
            .keys("createTas" + TAB)
            .when("createTask(", TAB)
            .when("Task<T> Async.<T>createTask(Coroutine<T> coroutine", CTRL_C)
            .keys("quit" + ENTER)
            .run();
    assertTrue(shown.endsWith("> quit\n"), shown);
  }

  @Test
  void whateverIsTypedIsAnsweredInTheShellsWords() {
    var random = new Random(3);
    var pieces =
        List.of(
            "x",
            "1",
            "\"s\"",
            "(",
            ")",
            "{",
            "}",
            ";",
            " ",
            "+",
            "=",
            ".",
            "await",
            "sleep",
            "int",
            "var",
            "new ",
            "Lock",
            "->",
            "class ",
            "if ",
            "@",
            "<",
            ">",
            "'",
            "//",
            "\\",
            "é",
            "漢",
            "REPL",
            "$JShell$1",
            "ProgramMembers",
            "this",
            "void ",
            "f",
            ",",
            "[",
            "]",
            "throw ");
    var lines = new ArrayList<String>();
    for (var i = 0; i < 25; i++) {
      var line = new StringBuilder("= ");
      for (var count = 1 + random.nextInt(8); count > 0; count--) {
        line.append(pieces.get(random.nextInt(pieces.size())));
      }
      lines.add(line.toString());
      lines.add("/**/ }})))\"\"\""); // ends what is unfinished, in some way
    }
    lines.add("\"\"\"))}}");
    lines.add("version");
    var shell = Piped.shell(home, lines.toArray(String[]::new));
    assertAll(
        () -> assertFalse(shell.out().contains("Loopbook itself failed"), shell::out),
        () -> assertFalse(shell.out().contains("dev.loopbook.prompt"), shell::out));
  }
}
