package dev.loopbook.shell;

import static dev.loopbook.shell.TypedShell.CTRL_C;
import static dev.loopbook.shell.TypedShell.CTRL_D;
import static dev.loopbook.shell.TypedShell.ENTER;
import static dev.loopbook.shell.TypedShell.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shell on a terminal: its prompt, Ctrl-C and Ctrl-D, history, paste, odd terminals.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypedShellTest {
  private static final String PASTE_BEGINS = "\033[200~";
  private static final String PASTE_ENDS = "\033[201~";

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  /// JLine binds keys to widgets that it doesn't have.
  @Test
  void aKeyThatDoesNothingSaysNothing() {
    var shown =
        TypedShell.at(home)
            .keys("\035x\033\035y\030\n\033?" + TypedShell.CTRL_C)
            .line("version")
            .line("quit")
            .run();
    assertFalse(shown.contains("No such widget"), shown);
  }

  @Test
  void aLineIsRunAndThePromptComesBack() {
    var shell = TypedShell.at(home).line("run ch01/Hello").line("quit");
    assertEquals("> run ch01/Hello\nhello\n> quit\n", shell.run());
  }

  @Test
  void aTerminalWithoutACursorShowsEachLineOnce() {
    var shell =
        TypedShell.at(home)
            .type("dumb")
            .environment("TERM", "dumb")
            .line("run ch01/Hello")
            .keys("half" + CTRL_C)
            .line("quit");
    assertEquals("> run ch01/Hello\nhello\n> half^C\n> quit\n", shell.run());
    assertFalse(shell.raw().contains("\033"), shell.raw());
  }

  @Test
  void itGreetsWithWhereToBegin() {
    var shown = TypedShell.at(home).line("quit").run("shell");
    assertEquals(TypedShell.GREETING + "> quit\n", shown);
    var loaded = TypedShell.at(home).line("quit").run("shell", "ch01/Hello");
    assertFalse(loaded.contains("read ch01"), loaded);
  }

  @Test
  void aMistakeDoesNotMakeTheShellsExitStatus() {
    var shell = TypedShell.at(home).line("chaptres").line("quit");
    assertTrue(
        shell.run().contains("\n  chaptres: no such command. Did you mean chapters?   help"));
    assertEquals(0, shell.status());
  }

  @Test
  void controlDLeaves() {
    var shell = TypedShell.at(home).keys(CTRL_D);
    assertEquals(">\n", shell.run());
    assertEquals(0, shell.status());
  }

  @Test
  void controlCDropsTheLine() {
    var shell =
        TypedShell.at(home).keys("quit").when("quit", CTRL_C).line("run ch01/Hello").line("quit");
    assertTrue(shell.run().endsWith("\n> run ch01/Hello\nhello\n> quit\n"));
  }

  @Test
  void controlCTwiceSaysHowToLeave() {
    var twice = TypedShell.at(home).keys(CTRL_C).keys(CTRL_C).line("quit").run();
    assertTrue(twice.contains("\n  To leave, type quit or Ctrl-D.\n> quit\n"), twice);
    var apart = TypedShell.at(home).keys(CTRL_C).line("version").keys(CTRL_C).line("quit").run();
    assertFalse(apart.contains("To leave"), apart);
  }

  @Test
  void controlCWhileAProgramRunsGivesThePromptBack() {
    var endless =
        TinyBook.in(home).program("Endless.java", "IO.println(\"going\"); while (true) {}");
    var shell =
        TypedShell.at(home)
            .line("run \"" + endless + "\"")
            .when("going", CTRL_C)
            .line("run ch01/Hello")
            .line("quit");
    var shown = shell.run();
    assertTrue(
        shown.contains("\n  Stopped at Endless:2   IO.println(\"going\"); while (true) {}\n"),
        shown);
    assertTrue(shown.contains("> run ch01/Hello\nhello\n> quit\n"), shown);
  }

  @Test
  void controlCFromTheCommandLineStopsTheProgramToo() {
    var endless =
        TinyBook.in(home).program("Endless.java", "IO.println(\"going\"); while (true) {}");
    var shell = TypedShell.at(home).when("going", CTRL_C);
    var shown = shell.run("run", endless.toString());
    assertTrue(shown.contains("\n  Stopped at Endless:2   "), shown);
    assertEquals(130, shell.status());
  }

  @Test
  void theLinesOfEarlierShellsComeBack() {
    TypedShell.at(home).line("run ch01/Hello").line("chapters").line("quit").run();
    var later = TypedShell.at(home).type("ansi").keys(UP + UP + UP + ENTER).line("quit").run();
    assertTrue(later.contains("> run ch01/Hello\nhello\n"), later);
  }

  @Test
  void arrowKeysWorkInBothModesOfATerminal() {
    for (var up : List.of("\033[A", "\033OA")) {
      var shown =
          TypedShell.at(home)
              .type("xterm")
              .environment("XDG_STATE_HOME", home.resolve("state" + up.charAt(1)).toString())
              .line("run ch01/Hello")
              .keys(up + ENTER)
              .line("quit")
              .run();
      assertTrue(shown.endsWith("> run ch01/Hello\nhello\n> quit\n"), shown);
    }
  }

  @Test
  void theLinesOfThisShellComeBackToo() {
    var up =
        TypedShell.at(home)
            .line("run ch01/Hello")
            .line("version")
            .keys(UP + UP + ENTER)
            .line("quit")
            .run();
    assertTrue(up.indexOf("\nhello\n") < up.lastIndexOf("\n> run ch01/Hello\nhello\n"), up);
    var searched =
        TypedShell.at(home)
            .environment("XDG_STATE_HOME", home.resolve("other").toString())
            .line("run ch01/Hello")
            .line("version")
            .keys("\022Hel")
            .when("Hel", ENTER)
            .when("hello\n> ", "quit" + ENTER)
            .run();
    assertFalse(searched.contains("failing"), searched);
  }

  @Test
  void clearAndControlLWipeTheScreen() {
    var shell =
        TypedShell.at(home)
            .line("run ch01/Hello")
            .when("hello\n> ", "clear" + ENTER)
            .when("> ", "run ch02/Again" + ENTER)
            .when("again\n> ", "\f")
            .when("> ", "quit" + ENTER);
    assertEquals("> quit\n", shell.run());
    assertEquals(3, shell.raw().split("\033\\[H", -1).length, shell::raw);
  }

  @Test
  void aProgramThatReadsAsksThePerson() {
    var asks =
        TinyBook.in(home)
            .program(
                "Asks.java", "var name = IO.readln(\"name? \"); IO.println(\"hello \" + name);");
    var shown =
        TypedShell.at(home)
            .line("run \"" + asks + "\"")
            .when("input> ", "Ann" + ENTER)
            .when("hello Ann\n> ", "run \"" + asks + "\"" + ENTER)
            .when("input> ", CTRL_D)
            .when("hello null\n> ", "run \"" + asks + "\"" + ENTER)
            .when("input> ", CTRL_C)
            .line("run ch01/Hello")
            .when("\nhello\n> ", "quit" + ENTER)
            .run();
    assertTrue(shown.contains("\nname?\ninput> Ann\nhello Ann\n"), shown);
  }

  @Test
  void aNameCannotCommandTheTerminalFromThePrompt() {
    var shell =
        TypedShell.at(home)
            .type("ansi")
            .keys(PASTE_BEGINS + "# one\n# \u009b31mtwo\n" + PASTE_ENDS)
            .when("two", ENTER)
            .when("two\n> ", "quit" + ENTER);
    shell.run();
    assertFalse(
        shell.raw().substring(shell.raw().lastIndexOf("# one")).contains("\u009b31m"), shell::raw);
  }

  @Test
  void aHistoryThatCannotBeKeptIsNoMatter() throws IOException {
    var file = Files.writeString(home.resolve("file"), "no folder");
    var shell =
        TypedShell.at(home)
            .environment("XDG_STATE_HOME", file.toString())
            .line("run ch01/Hello")
            .line("quit");
    assertEquals("> run ch01/Hello\nhello\n> quit\n", shell.run());
  }

  @Test
  void aDamagedHistoryIsReadAsFarAsItGoes() throws IOException {
    var file = home.resolve("state/loopbook/history");
    Files.createDirectories(file.getParent());
    Files.write(file, "run ch01/Hello\n\377\376\0garbage\n".getBytes(StandardCharsets.ISO_8859_1));
    var shell = TypedShell.at(home).type("ansi").keys(UP + ENTER).line("quit");
    assertTrue(shell.run().contains("> run ch01/Hello\nhello\n"));
  }

  @Test
  void eachPastedLineIsACommandBehindItsOwnPrompt() {
    var shell =
        TypedShell.at(home)
            .type("ansi")
            .keys(PASTE_BEGINS + "run ch01/Hello\n# a comment\nrun ch02/Again\n" + PASTE_ENDS)
            .when("Again", ENTER)
            .when("again\n> ", "quit" + ENTER);
    var shown = shell.run();
    assertTrue(
        shown.contains("\n> run ch01/Hello\nhello\n> # a comment\n> run ch02/Again\nagain\n"),
        shown);
  }

  @Test
  void whatIsPastedBehindAMistakeIsNotRun() {
    var shell =
        TypedShell.at(home)
            .type("ansi")
            .keys(PASTE_BEGINS + "run ch01/Helo\nrun ch01/Hello\nchapters" + PASTE_ENDS)
            .when("chapters", ENTER)
            .when("weren't run.\n> ", "quit" + ENTER);
    var shown = shell.run();
    assertTrue(shown.contains("  The 2 pasted lines after it weren't run.\n"), shown);
    assertFalse(shown.contains("\nhello\n"), shown);
  }

  @ParameterizedTest
  @CsvSource({"20, 5", "8, 2", "80, 24", "400, 100"})
  void aTerminalMayHaveAnySize(int columns, int rows) {
    var shell =
        TypedShell.at(home)
            .size(columns, rows)
            .when("> ", "run ch01/Hello" + ENTER)
            .when("hello\n> ", CTRL_D);
    assertTrue(shell.run().contains("hello\n"));
  }

  @Test
  void colourIsForTerminalsThatWantIt() {
    var colours = TypedShell.at(home).type("ansi").environment("TERM", "xterm").line("quit");
    colours.run();
    assertTrue(colours.raw().contains("\033[36mquit"), colours::raw);
    var refused =
        TypedShell.at(home)
            .type("ansi")
            .environment("TERM", "xterm")
            .environment("NO_COLOR", "1")
            .line("chapters")
            .line("quit");
    refused.run();
    assertFalse(refused.raw().contains("\033[36m"), refused::raw);
  }
}
