package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `save` and `open`: whoever opens a session stands where it was saved.
final class HandOnTest {

  private static final List<String> LOOKS =
      List.of("state", "tasks", "timers", "ready", "output", "why w0", "trace 30", "breaks");

  @TempDir Path home;

  private Path file;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(7));
    file = home.resolve("a session.json");
  }

  private String shell(String... lines) {
    return Piped.shell(home, lines).out();
  }

  /// Returns what a shell shows, with every line break a blank: long messages are wrapped.
  private String words(String... lines) {
    return shell(lines).replaceAll("\\s+", " ");
  }

  private String save() {
    return "save \"" + file + "\"";
  }

  private String open() {
    return "open \"" + file + "\"";
  }

  private static String looks(String shown) {
    return shown.substring(shown.lastIndexOf("> state"));
  }

  private String[] with(String... before) {
    return java.util.stream.Stream.concat(List.of(before).stream(), LOOKS.stream())
        .toArray(String[]::new);
  }

  @Test
  void whoeverOpensASessionStandsAtTheSameMoment() throws IOException {
    var saved =
        shell(
            with(
                "load ch01/Lot",
                "break 12",
                "watch shared",
                "break on leaves",
                "goto 4",
                "fail w1 IllegalStateException: what if",
                "put jobs 9",
                "step 2",
                "set bell",
                "goto 9.1",
                save()));
    var opened = shell(with("load ch01/Hello", open()));

    assertEquals(looks(saved), looks(opened));
    assertTrue(saved.replaceAll("\\s+", " ").contains(": written. open "), saved);
    assertTrue(Files.readString(file).contains("\"example\": \"ch01/Lot\""));
    assertTrue(words(open(), save()).contains(": written."), "a session may be replaced");
  }

  @Test
  void theEndAndTheBeginningAreMomentsToo() {
    var end = shell("load ch01/Lot", "continue", save(), "output");
    assertEquals(
        end.substring(end.indexOf("> output")).lines().skip(1).limit(5).toList(),
        lastLines(shell(open(), "output")));

    shell("load ch01/Lot", save());
    assertTrue(
        words(open(), "ready").endsWith("ch01/Lot 0 @0.000s> ready 1 main first step Lot:63 "),
        words(open(), "ready"));
  }

  private static List<String> lastLines(String shown) {
    return shown.substring(shown.indexOf("> output")).lines().skip(1).limit(5).toList();
  }

  @Test
  void aProgramOfOnesOwnIsLookedForBesideTheFile() throws IOException {
    var own = home.resolve("Mine.java");
    Files.writeString(own, RandomProgram.of(8));
    var saved = shell(with("load \"" + own + "\"", "tick 3", save()));
    assertTrue(
        saved.replaceAll("\\s+", " ").contains("Hand it on with Mine.java beside it."), saved);
    assertEquals(looks(saved), looks(shell(with(open()))));

    var changed = RandomProgram.of(8).replace("prints", "print");
    Files.writeString(own, changed + "// and more\n");
    assertTrue(
        words(open()).contains(": a session of another version of Mine.java."), words(open()));
    Files.delete(own);
    assertTrue(words(open()).contains("it's a session of Mine.java, which isn't beside it"));
  }

  @Test
  void whatIsNoSessionIsRefusedInWords() throws IOException {
    shell("load ch01/Lot", "break 12", "goto 4", "cancel w1", save());
    var good = Files.readString(file);
    refused("", "it isn't JSON", "it's no session");
    refused("[".repeat(100_000), "it isn't JSON");
    refused("{\"format\": \"loopbook-trace\", \"version\": 1}", "it's no session of Loopbook");
    refused(good.replace("\"version\": 1", "\"version\": 2"), "a newer Loopbook wrote it");
    refused(good.replace("\"version\": 1", "\"version\": \"x\""), "its member version is missing");
    refused(good.replace("\"ticks\": 4", "\"ticks\": -4"), "its member ticks is missing");
    refused(good.replace("\"ticks\": 4", "\"ticks\": 1e400"), "its member ticks is missing");
    refused(good.replace("\"ticks\": 4", "\"ticks\": 4.5"), "its member ticks is missing");
    refused(good.replace("\"break 12\"", "\"quit\""), "among its breaks is something else");
    refused(good.replace("\"cancel\"", "\"format the disk\""), "it knows a change called");
    refused(good.replace("\"cancel\"", "\"cancel\\u001b[2J\""), "no text that a person could type");
    refused(
        good.replace("\"example\": \"ch01/Lot\"", "\"file\": \"../../Lot.java\""),
        "its program isn't a Java file beside it");
    refused(
        good.replace("\"example\": \"ch01/Lot\"", "\"example\": \"../../etc/passwd\""),
        "it names an example that can't be one");
    refused(good.replaceAll("\"digest\": \"[^\"]*\"", "\"digest\": \"zzzzz\""), "another version");
    refused("x".repeat(2 << 20), "it's too large");
    Files.delete(file);
    assertTrue(words(open()).contains(": no such file"));
    assertTrue(words("open \"" + home + "\"").contains(": it's a folder"));
  }

  private void refused(String content, String... why) throws IOException {
    Files.writeString(file, content);
    var shown = words(open(), "version");
    assertTrue(List.of(why).stream().anyMatch(shown::contains), () -> why[0] + " in\n" + shown);
    assertFalse(shown.contains("Loopbook itself failed"), shown);
    assertTrue(shown.contains("> version loopbook "), shown);
  }

  @Test
  void aChangeThatCannotBeMadeIsPassedOver() throws IOException {
    shell("load ch01/Lot", "goto 4", "cancel w1", "tick", save());
    Files.writeString(file, Files.readString(file).replaceAll("\"task\": \\d+", "\"task\": 4711"));

    var shown = words(open(), "tick");
    assertTrue(shown.contains(": some of its changes can't be made in this program."), shown);
    assertTrue(shown.contains("── tick 6 "), shown);
  }

  @Test
  void damagedFilesNeverDoWorse() throws IOException {
    shell("load ch01/Lot", "break 12", "goto 4", "cancel w1", save());
    var good = Files.readString(file);
    var random = new Random(1);
    for (var round = 0; round < 100; round++) {
      var damaged = new StringBuilder(good);
      for (var hits = 1 + random.nextInt(3); hits > 0; hits--) {
        var at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.deleteCharAt(at);
          case 1 -> damaged.insert(at, (char) random.nextInt(32, 127));
          default -> damaged.setCharAt(at, (char) random.nextInt(0, 127));
        }
      }
      Files.writeString(file, damaged);
      var shown = shell(open(), "version");
      assertFalse(shown.contains("Loopbook itself failed"), () -> damaged + "\n" + shown);
      assertTrue(shown.contains("> version\nloopbook "), () -> damaged + "\n" + shown);
    }
  }

  @Test
  void whatIsNotASessionIsNotOverwritten() throws IOException {
    Files.writeString(file, "my thesis");
    var shown = words("load ch01/Lot", save(), "save \"" + home.resolve("no/where.json") + "\"");

    assertTrue(shown.contains(": something else is there, and would be lost."), shown);
    assertTrue(shown.contains("it can't be written (NoSuchFileException)."), shown);
    assertEquals("my thesis", Files.readString(file));
    assertTrue(words(save()).contains(" save: no program is loaded."));
  }
}
