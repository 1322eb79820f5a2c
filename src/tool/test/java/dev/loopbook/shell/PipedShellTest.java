package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell behind a pipe: what it prints reads as a session does.
class PipedShellTest {
  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  @Test
  void eachLineStandsBehindItsPromptAndBeforeItsAnswer() {
    var shell = Piped.shell(home, "chapters", "run ch01/Hello", "quit");
    assertEquals(
        """
        > chapters
          ch01  What comes first?
                Hello
          ch02  What comes second?
                Again
        > run ch01/Hello
        hello
        > quit
        """,
        shell.out());
    assertEquals(0, shell.status());
  }

  @Test
  void theEndOfTheInputEndsTheShellWithoutAnotherPrompt() {
    assertEquals(
        "> run ch01/Hello\nhello\n",
        Piped.shell(home, "run ch01/Hello".getBytes(StandardCharsets.UTF_8)).out());
  }

  @Test
  void aMistakeIsSaidAndTheShellGoesOn() {
    var shell = Piped.shell(home, "chaptres", "run ch01/Hello");
    assertEquals(
        """
        > chaptres
          chaptres: no such command. Did you mean chapters?   help lists them all
        > run ch01/Hello
        hello
        """,
        shell.out());
    assertEquals(2, shell.status());
  }

  @Test
  void theWorstExitStatusIsTheShells() {
    TinyBook.in(home).program("Fails.java", "throw new IllegalStateException(\"no\");");
    var fails = "run " + home.resolve("Fails.java");
    assertEquals(1, Piped.shell(home, fails, "run ch01/Hello").status());
    assertEquals(2, Piped.shell(home, "nonsense", fails).status());
  }

  @Test
  void commentsAndEmptyLinesDoNothing() {
    var shell = Piped.shell(home, "# a word to the reader", "", "  ", "help # comment", "quit");
    assertTrue(shell.out().startsWith("> # a word to the reader\n>\n>\n> help # comment\n"));
    assertEquals(0, shell.status());
  }

  @Test
  void whatComesBehindQuitIsNotRead() {
    assertEquals("> quit\n", Piped.shell(home, "quit", "chapters").out());
    assertEquals("> exit\n", Piped.shell(home, "exit", "chapters").out());
  }

  @Test
  void windowsLineEndsAreLineEnds() {
    var shell = Piped.shell(home, "run ch01/Hello\r\nquit\r\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("> run ch01/Hello\nhello\n> quit\n", shell.out());
  }

  @Test
  void aQuoteThatIsNotClosedIsOneClearLine() {
    var shell = Piped.shell(home, "run \"ch01/Hello", "quit");
    assertEquals(
        """
        > run "ch01/Hello
          ": this quote is opened and never closed: "ch01/Hello
        > quit
        """,
        shell.out());
    assertEquals(2, shell.status());
  }

  @Test
  void garbageCannotMoveTheCursor() {
    var shell = Piped.shell(home, "\033[2J\u0007\u0000");
    assertEquals("> ␛[2J␇␀\n  ␛[2J␇␀: no such command.   help lists them all\n", shell.out());
  }

  @Test
  void aLineOfAMillionLettersIsOneShortMistake() {
    var shell = Piped.shell(home, "x".repeat(1_000_000), "run ch01/Hello");
    assertEquals(2, shell.status());
    assertTrue(shell.out().endsWith("> run ch01/Hello\nhello\n"));
    assertTrue(shell.out().length() < 2_000, () -> shell.out().length() + " characters");
  }

  @Test
  void insideAShellThereIsNoOther() {
    var shell = Piped.shell(home, "shell");
    assertEquals(
        "> shell\n  shell: you're already in the shell.   load EXAMPLE loads a program\n",
        shell.out());
    assertEquals(2, shell.status());
  }

  @Test
  void whatBelongsToTheCommandLineSaysSo() {
    assertEquals(
        "> test\n  test: not a command of the shell.   Outside it: ./run.sh test\n",
        Piped.shell(home, "test").out());
  }

  @Test
  void aChapterWrittenMeanwhileIsThere() {
    // the shell has read the book for the first command when the second one asks
    var book = TinyBook.in(home);
    book.program(
        "Writes.java",
        "java.nio.file.Files.createDirectories(java.nio.file.Path.of(args[0])); java.nio.file.Files.writeString(java.nio.file.Path.of(args[0], \"README.md\"), \"# New\");");
    var shell =
        Piped.shell(
            home,
            "chapters",
            "run \"%s\" \"%s\""
                .formatted(home.resolve("Writes.java"), home.resolve("chapters/ch03_third")),
            "chapters");
    assertTrue(shell.out().endsWith("  ch03  New\n"), shell::out);
  }
}
