package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demonstration made of what somebody typed.
class RecordTest {
  @TempDir Path home;

  private String demo;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
    demo = home.resolve("mine").toString();
  }

  @Test
  void whatIsTypedBecomesAScriptThatCanBePlayed() throws IOException {
    var shell =
        Piped.shell(
            home,
            "record \"" + demo + "\"",
            "run ch01/Hello",
            "",
            "# to myself",
            "nonsense",
            "chapters",
            "stop",
            "run ch01/Hello");
    assertTrue(shell.out().contains("mine.loop: written, with 2 commands."), shell::out);
    assertEquals(
        """
        # The question that this demonstration answers.
        run ch01/Hello

        # What comes now, and what to look at.
        chapters
        """,
        Files.readString(Path.of(demo + ".loop")));

    var played = Piped.shell(home, "play --auto \"" + demo + ".loop\"");
    assertEquals(0, played.status(), played::out);
    assertTrue(played.out().contains("hello\n"), played::out);
  }

  @Test
  void javaIsRecordedAsOneLine() throws IOException {
    Piped.shell(
        home, "record \"" + demo + "\"", "1 +", "2", "record Pair(int a, int b) {}", "stop");
    var script = Files.readString(Path.of(demo + ".loop"));
    assertTrue(script.contains("\n= 1 + 2\n"), script);
    assertTrue(script.contains("\n= record Pair(int a, int b) {}\n"), script);
  }

  @Test
  void javaOfSeveralLinesMeansTheSameOnOne() throws IOException {
    var typed =
        new String[] {
          "load ch01/Hello",
          "int twice(int n) { // doubles \"it\"",
          "  /* two",
          "     lines */ return 2 * n;",
          "}",
          "var text = \"\"\"",
          "    # a \"quoted\" // line",
          "      and\\tmore \\\\",
          "    \"\"\"",
          "var url = \"http://x\"; // a comment",
          "text.length() + twice(4) + url"
        };
    var lines = new ArrayList<>(List.of(typed));
    lines.addFirst("record \"" + demo + "\"");
    lines.add("stop");
    var shown = Piped.shell(home, lines.toArray(String[]::new)).out();
    var script = Files.readString(Path.of(demo + ".loop"));
    assertTrue(
        script.contains("\n= int twice(int n) {  /* two lines */ return 2 * n; }\n"), script);
    assertTrue(
        script.contains("\n= var text = \"# a \\\"quoted\\\" // line\\n  and\\tmore \\\\\\n\"\n"),
        script);
    var played = Piped.shell(home, "play --auto \"" + demo + ".loop\"").out();
    assertTrue(shown.contains("\n  \"42http://x\"\n"), shown);
    assertTrue(played.contains("\n  \"42http://x\"\n"), played);
  }

  @Test
  void nothingIsOverwrittenAndNothingIsRecordedTwice() throws IOException {
    Files.writeString(Path.of(demo + ".loop"), "chapters\n");
    var shell =
        Piped.shell(home, "record \"" + demo + "\"", "stop", "record \"" + demo + "2\"", "stop");
    assertTrue(shell.out().contains("Choose another name"), shell::out);
    assertTrue(shell.out().contains("stop: nothing is being recorded.   record NAME begins"));
    assertTrue(shell.out().contains("Nothing was typed, so there is no"), shell::out);
    assertFalse(Files.exists(Path.of(demo + "2.loop")));
    assertEquals("chapters\n", Files.readString(Path.of(demo + ".loop")));
  }

  @Test
  void aRecordingOutlivesADiskThatIsFull() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no full disk to write to");
    var fresh = Files.createSymbolicLink(Path.of(demo + ".loop.new"), full);
    var shell = Piped.shell(home, "record \"" + demo + "\"", "chapters", "stop", "stop");
    var told = shell.out().replaceAll("\\s+", " ");
    assertEquals(3, told.split("can't be written: the disk is full", -1).length, told);
    assertFalse(Files.exists(Path.of(demo + ".loop")));
    Files.delete(fresh);
  }
}
