package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Single commands, as from the command line: results on stdout, mistakes on stderr.
class CommandLineTest {
  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read             | read: CH is missing.   help read shows how
          read 1 2         | read: 2: one argument too many.   help read shows how
          read ch01 --anwers | read: --anwers: no such option. Did you mean --answers?   help read shows how
          read -x          | read: -x: no such option.   help read shows how
          read ch09        | ch09: no such chapter. Did you mean ch01 or ch02?   chapters lists them
          read frist       | frist: no such chapter. Did you mean first?   chapters lists them
          run ch01/Helo    | ch01/Helo: no such example. Did you mean ch01/Hello?   chapters lists them
          run              | run: EXAMPLE is missing.   help run shows how
          book --out       | book: --out needs DIR.   help book shows how
          book --check --update | book: --check or --update, not both
          help nothing     | nothing: no such command.   help lists them all
          runn             | runn: no such command. Did you mean run?   help lists them all
          predict ch02     | ch02: this chapter asks nothing.   read ch02
          predict ch02/Again | ch02/Again: no chapter asks what it prints.   run ch02/Again shows it
          """)
  void aMistakeNamesWhatItIsAndWhatToDo(String line, String message) {
    var command = Piped.command(home, line.split(" "));
    assertEquals("", command.out());
    assertEquals(
        "  " + message, command.err().lines().reduce((a, b) -> a + "   " + b.strip()).orElse(""));
    assertEquals(2, command.status());
  }

  @Test
  void aFileThatIsNotThereIsCalledAFile() {
    var missing = home.resolve("Missing.java").toString();
    var command = Piped.command(home, "run", missing);
    assertEquals(missing + ": no such file", joined(command.err()));
    assertEquals(2, command.status());
  }

  @Test
  void aFolderAndAFileOfAnotherKindAreToldApart() {
    TinyBook.in(home).write("notes.txt", "");
    assertTrue(
        joined(Piped.command(home, "run", home.toString()).err())
            .endsWith(": it's a folder. Name a Java file in it"));
    assertTrue(
        joined(Piped.command(home, "run", home.resolve("notes.txt").toString()).err())
            .endsWith(": not a Java file. Its name must end in .java"));
  }

  static Iterable<String> commands() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasASummaryAndExamplesOfItself(String name) {
    var page = Piped.command(home, "help", name);
    assertEquals(0, page.status());
    var lines = page.out().lines().toList();
    assertTrue(lines.getFirst().startsWith(name), page::out);
    assertTrue(lines.get(1).startsWith("  ") && lines.get(1).endsWith("."), page::out);
    var examples = lines.subList(lines.indexOf("examples") + 1, lines.size());
    assertFalse(examples.isEmpty(), page::out);
    for (var example : examples) {
      assertTrue(example.startsWith("  " + name) || example.startsWith("   "), example);
    }
    assertEquals(page.out(), Piped.command(home, name, "--help").out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theOverviewListsEveryCommand(String name) {
    var overview = Piped.command(home, "--help").out();
    assertTrue(overview.lines().anyMatch(line -> line.matches("  " + name + "( .*)?")), overview);
  }

  @Test
  void helpFitsEightyColumns() {
    var overview = Piped.command(home, "help").out();
    overview.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertFalse(overview.lines().anyMatch(line -> line.endsWith(" ")), overview);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V"})
  void theVersionNamesTheJavaToo(String word) {
    var version = Piped.command(home, word).out();
    assertTrue(version.startsWith("loopbook "), version);
    assertTrue(version.contains("Java " + Runtime.version()), version);
  }

  @Test
  void aBookThatIsNotThereIsSaid() {
    var command = Piped.command(home.resolve("elsewhere"), "chapters");
    assertEquals(1, command.status());
    assertTrue(joined(command.out() + command.err()).contains("no chapters in"), command::out);
  }

  private static String joined(String message) {
    return String.join(" ", message.lines().map(String::strip).toList());
  }
}
