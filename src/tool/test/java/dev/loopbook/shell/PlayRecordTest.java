package dev.loopbook.shell;

import static dev.loopbook.shell.PacedShell.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `play --record` writes asciinema's format, version 2, and `play F.cast` plays it.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlayRecordTest {
  @TempDir Path home;

  private TinyBook book;
  private String file;

  @BeforeEach
  void writeBook() {
    book = TinyBook.in(home);
    file = home.resolve("mine.cast").toString();
  }

  @Test
  void aRecordingIsInTheFormatFieldByField() throws IOException {
    Piped.command(home, "play", "ch01", "--record", file);
    var lines = Files.readAllLines(Path.of(file));
    var header = JsonParser.parseString(lines.getFirst()).getAsJsonObject();
    assertEquals(Set.of("version", "width", "height", "title"), header.keySet());
    assertEquals("2", header.get("version").toString());
    assertEquals("80", header.get("width").toString());
    assertEquals("24", header.get("height").toString());
    assertEquals("play ch01", header.get("title").getAsString());

    var shown = new StringBuilder();
    var last = BigDecimal.ZERO;
    for (var line : lines.subList(1, lines.size())) {
      assertTrue(line.matches("\\[\\d+\\.\\d{6},\"o\",\".*\"]"), line);
      var event = JsonParser.parseString(line).getAsJsonArray();
      assertEquals(3, event.size());
      var time = event.get(0).getAsBigDecimal();
      assertTrue(time.compareTo(last) >= 0, line);
      last = time;
      shown.append(event.get(2).getAsString());
    }
    assertFalse(shown.toString().replace("\r\n", "").contains("\n"), shown::toString);
    assertEquals(Piped.command(home, "play", "ch01").out(), shown.toString().replace("\r\n", "\n"));
    assertEquals(new BigDecimal("4.000000"), last, "two commands, two seconds each");
    assertTrue(Files.readString(Path.of(file)).endsWith("]\n"));
  }

  @Test
  void aRecordingThatNobodyWaitedForIsTheSameEachTime() throws IOException {
    Piped.command(home, "play", "ch01", "--record", file, "--pace", "500ms", "--from", "2");
    var again = home.resolve("again").toString();
    Piped.command(home, "play", "ch01", "--record", again, "--pace", "500ms", "--from", "2");
    assertEquals(Files.readString(Path.of(file)), Files.readString(Path.of(again + ".cast")));
    assertTrue(Files.readString(Path.of(file)).contains("[0.500000,\"o\",\"hello"));
    assertFalse(Files.readString(Path.of(file)).contains("[1."), "the first isn't waited for");
  }

  @Test
  void itIsPlayedOnAPipeAtOnce() {
    var recorded = Piped.command(home, "play", "ch01", "--record", file);
    assertTrue(recorded.out().contains("mine.cast: recorded."), recorded::out);
    var played = Piped.command(home, "play", file);
    assertEquals("  play ch01 · 4 s\n" + Piped.command(home, "play", "ch01").out(), played.out());
    assertEquals(0, played.status());
  }

  @Test
  void onATerminalEachPieceHasItsTime() {
    Piped.command(home, "play", "ch01", "--record", file);
    try (var shell = new PacedShell(home, Palette.ANSI)) {
      shell.press(NOTHING, NOTHING, NOTHING);
      assertEquals(ExitStatus.OK, shell.type("play " + file + " --speed 4"));
      assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(500)), shell.waits());
      assertTrue(shell.shown().contains("hello"), shell::shown);
    }
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.press(" ", NOTHING, "+", " ", NOTHING, "enter", "q");
      assertEquals(ExitStatus.OK, shell.type("play " + file));
      assertEquals(
          List.of(2_000, 1_000, 1_000, 1_000, 1_000, 1_000),
          shell.waits().stream().map(wait -> (int) wait.toMillis()).toList());
      shell.press("q", NOTHING);
      shell.type("play " + file);
      assertEquals(1, shell.shown().split("hello", -1).length - 1, shell::shown);
      assertEquals(ExitStatus.INTERRUPTED, shell.press("ctrl-c", NOTHING).type("play " + file));
    }
  }

  @Test
  void whatAHostileRecordingSaysToTheTerminalIsDropped() {
    book.write(
        "bad.cast",
        """
        {"version": 2, "width": 200, "height": 24, "title": "\\u001b]0;x\\u0007T"}
        [0, "o", "a\\u001b]52;c;eA==\\u0007b\\u001b[6n\\u001b[32mc"]
        """);
    try (var shell = new PacedShell(home, Palette.ANSI)) {
      shell.press(NOTHING, NOTHING);
      shell.type("play " + home.resolve("bad.cast"));
      assertTrue(shell.shown().contains("ab\033[32mc\033[0m\n"), shell::shown);
      assertFalse(shell.shown().contains("\033]"), shell::shown);
      assertTrue(
          shell.shown().contains("It was recorded on 200 columns and 24 rows"), shell::shown);
    }
  }

  @Test
  void whatCannotBePlayedIsToldWithItsLine() throws IOException {
    book.write(
        "bad.cast",
        """
        {"version": 2, "width": 80, "height": 24}
        [0, "o", "a"]
        [1, "o"]
        """);
    var bad = home.resolve("bad.cast").toString();
    var played = Piped.command(home, "play", bad);
    assertEquals(ExitStatus.TO_FIX, played.status());
    assertEquals("", played.out());
    assertTrue(played.err().contains("bad.cast:3: not [seconds, \"o\", \"text\"]"), played::err);

    Files.write(Path.of(bad), "\377\376x".getBytes(StandardCharsets.ISO_8859_1));
    assertTold("it can't be played: it isn't text in UTF-8", bad);
    assertTold("no such file", "none.cast");
    assertTold("It takes --speed only", bad, "--auto");
    assertTold("it's from 0.1 to 100", bad, "--speed", "0");
    assertTold("this is for a .cast", "ch01", "--speed", "2");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(Path.of(file), "mine");
    var recorded = Piped.command(home, "play", "ch01", "--record", file);
    assertTrue(recorded.err().contains("Choose another name"), recorded::err);
    assertEquals("", recorded.out());
    assertEquals("mine", Files.readString(Path.of(file)));
    var nowhere = home.resolve("none/x").toString();
    assertTold("there is no folder " + home.resolve("none"), "ch01", "--record", nowhere);
  }

  @Test
  void aDiskThatIsFullIsToldBeforeTheFirstCommand() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full));
    var trial = Files.createSymbolicLink(home.resolve("mine.cast.new"), full);
    var recorded = Piped.command(home, "play", "ch01", "--record", file);
    assertEquals("", recorded.out());
    assertTrue(recorded.err().replaceAll("\\s+", " ").contains("the disk is full"), recorded::err);
    assertFalse(Files.exists(Path.of(file)));
    Files.deleteIfExists(trial);
  }

  private void assertTold(String words, String... arguments) {
    var told =
        Piped.command(
                home, Stream.concat(Stream.of("play"), Stream.of(arguments)).toArray(String[]::new))
            .err();
    assertTrue(told.replaceAll("\\s+", " ").contains(words), told);
  }

  @Test
  void aPaceGoesOnByItself() {
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.press(NOTHING, NOTHING, NOTHING);
      shell.type("play ch01 --pace 3s");
      assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(3)), shell.waits());
      assertTrue(shell.shown().endsWith("That was it.\n"), shell::shown);
    }
  }

  @Test
  void keysGoBackAndToACommand() {
    book.program("chapters/ch01_first/Third.java", "IO.println(\"third\");");
    book.write(
        "chapters/ch01_first/demo.loop",
        "chapters\nload ch01/Hello\nrun ch02/Again\nrun ch01/Hello\nrun ch01/Third\n");
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      // on, on, back to the load, on, on, then to the fifth and out
      shell.press("enter", "page-down", "b", "5", "9", "backspace", "enter", "q", "q");
      assertEquals(ExitStatus.OK, shell.type("play ch01"));
      var again = shell.shown().substring(shell.shown().indexOf("<clear>"));
      assertTrue(again.contains("ch01/Hello · "), shell::shown);
      assertTrue(again.contains("again"), shell::shown);
      assertTrue(again.contains("── to command 59 of 5"), shell::shown);
      assertTrue(again.contains("hello"), shell::shown);
      assertTrue(again.endsWith("> run ch01/Third\n"), shell::shown);
    }
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      // a number that isn't one's, and a number that is given up, change nothing
      shell.press("9", "enter", "1", "escape", "q", "q");
      shell.type("play ch01");
      assertEquals(3, shell.shown().split("> chapters\n", -1).length - 1, shell::shown);
    }
  }
}
