package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `source`, `alias` and the start file.
final class ScriptCommandsTest {

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  private String shell(String... lines) {
    return Piped.shell(home, lines).out();
  }

  private Path file(String name, String text) {
    return TinyBook.in(home).write(name, text);
  }

  private String source(Path file) {
    return "source \"" + file + "\"";
  }

  @Test
  void aFileOfCommandsIsRunAsIfItWereTyped() {
    var file =
        file(
            "demo.loop",
            """
            # what comes first
            run ch01/Hello

            alias again run
            again ch02/Again
            """);
    var shown = shell(source(file), "again ch01/Hello");

    assertEquals(
        """
        > run ch01/Hello
        hello
        > alias again run
        > again ch02/Again
        again
        > again ch01/Hello
        hello""",
        shown.substring(shown.indexOf('\n') + 1).stripTrailing());
  }

  @Test
  void aMistakeEndsTheFileAndSaysWhere() {
    var file = file("bad.loop", "version\n\nrun ch09/Nothing\nrun ch01/Hello\n");
    var run = Piped.shell(home, source(file), "version");

    assertTrue(run.out().replaceAll("\\s+", " ").contains("bad.loop:3: it ends here."), run::out);
    assertFalse(run.out().contains("hello"), run::out);
    assertEquals(2, run.status());
  }

  @Test
  void aFileThatRunsItselfComesToAnEnd() {
    var file = file("loop.loop", "");
    file("loop.loop", source(file) + "\n");
    var shown = shell(source(file), "version").replaceAll("\\s+", " ");

    assertTrue(shown.contains("8 files run one another already: this would never end"), shown);
    assertTrue(shown.contains("> version loopbook "), shown);
  }

  @Test
  void whatIsNoFileOfCommandsIsRefusedInWords() {
    var endless = Files.isReadable(Path.of("/dev/zero")) ? "source /dev/zero" : "version";
    var shown = shell("source nowhere.loop", source(home), endless).replaceAll("\\s+", " ");

    assertTrue(shown.contains("source nowhere.loop: no such file"), shown);
    assertTrue(shown.contains(": it's a folder"), shown);
    assertFalse(shown.contains("Java heap space"), shown);
  }

  @Test
  void aliasesStandForCommandsAndTheirFirstArguments() {
    var shown =
        shell(
            "alias",
            "alias r run ch01/Hello",
            "r",
            "alias rr r",
            "rr",
            "alias x \"help --help\"",
            "alias",
            "alias r",
            "unalias r",
            "r",
            "unalias r",
            "alias tick step",
            "alias var step",
            "alias true step",
            "alias 1x step",
            "alias y nothing",
            "alias z",
            "alias a b",
            "alias b run",
            "alias a b",
            "alias b a",
            "a");

    assertTrue(shown.contains("> alias\n  None. alias w why makes one.\n"), shown);
    assertTrue(shown.contains("> r\nhello\n"), shown);
    assertTrue(shown.contains("> rr\nhello\n"), shown);
    assertTrue(shown.contains("  r run ch01/Hello\n  rr r\n"), shown);
    assertTrue(shown.contains("  unalias r: there is none.   alias lists them\n"), shown);
    assertTrue(shown.contains("  alias tick: this is a command already.   help tick\n"), shown);
    assertTrue(shown.contains("  alias var: this is a word of Java, which can be typed"), shown);
    assertTrue(shown.contains("  alias true: this is a word of Java, which can be typed"), shown);
    assertTrue(shown.contains("  alias 1x: a name has letters, digits, - and _"), shown);
    assertTrue(shown.contains("  nothing: no such command."), shown);
    assertTrue(shown.contains("  alias z: there is none.   alias lists them\n"), shown);
    assertFalse(shown.contains("Loopbook itself failed"), shown);
  }

  @Test
  void theStartFileIsRunWhereSomebodySits() {
    file("config/loopbook/start.loop", "# mine\nalias hi run ch01/Hello\nnonsense\n");
    var shown =
        TypedShell.at(home)
            .environment("XDG_CONFIG_HOME", home.resolve("config").toString())
            .line("hi")
            .when("hello", "")
            .line("quit")
            .run();

    assertTrue(shown.contains("nonsense: no such command."), shown);
    assertTrue(shown.replaceAll("\\s+", " ").contains("start.loop:3: it ends here."), shown);
    assertFalse(shown.contains("> alias"), shown);
    assertTrue(shell("hi").contains("hi: no such command."), "a pipe has no start file");
  }
}
