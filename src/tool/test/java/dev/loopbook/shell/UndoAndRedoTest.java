package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `back` undoes what somebody did to a run, `forward` does it again, and `goto` leaves it where it
/// is.
final class UndoAndRedoTest {

  private static final List<String> LOOKS =
      List.of("state", "tasks", "timers", "ready", "output 500", "why w0", "why main", "locals w0");

  private static final List<String> CHANGES =
      List.of(
          "fail w1 IllegalStateException",
          "put jobs 9",
          "swap 1 2",
          "delay main 5ms",
          "fire main",
          "cancel w0",
          "set bell",
          "release door",
          "cancel main");

  private static final List<String> JAVA =
      List.of(
          "shared += 10",
          "var mine = shared",
          "createTask(sleep(millis(3)), \"typed\")",
          "all.size()",
          "event.isSet() ? \"set\" : \"unset\"");

  @TempDir Path home;

  private String last = ""; // the tick of the last stop

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  private String shell(List<String> lines) {
    return Piped.shell(home, lines.toArray(String[]::new)).out();
  }

  private String shell(String... lines) {
    return shell(List.of(lines));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyMomentIsTheSameOnTheWayBackAndOnTheWayForward(long seed) {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(seed));
    var stops = stops(seed);
    var lines = new ArrayList<String>();
    lines.add("load ch01/Lot");
    for (var stop : stops) {
      lines.addAll(stop);
      look(lines);
    }
    var count = stops.size();
    for (var back = 1; back < count; back++) {
      lines.add("back");
      look(lines);
    }
    for (var forward = 1; forward < count; forward++) {
      lines.add("forward");
      look(lines);
    }
    lines.add("forward");
    lines.add("goto 1");
    lines.add("goto " + last);
    look(lines);
    var shown = shell(lines);
    var looks = looks(shown);

    assertEquals(3 * count - 1, looks.size(), shown);
    for (var at = 0; at < count; at++) {
      var stop = stops.get(at) + " of\n" + RandomProgram.of(seed);
      assertEquals(looks.get(at), looks.get(2 * count - 2 - at), () -> "back at " + stop);
      assertEquals(looks.get(at), looks.get(2 * count - 2 + at), () -> "forward at " + stop);
    }
    assertEquals(looks.get(count - 1), looks.getLast(), "and goto leads there, too");
    assertTrue(shown.contains("> forward\n  forward: you haven't been any further."), shown);
  }

  /// Returns what is typed at each stop: a tick and perhaps Java, or a change that can be made. A
  /// change may let the program end early.
  private List<List<String>> stops(long seed) {
    var random = new Random(seed);
    var stops = new ArrayList<List<String>>();
    var typed = new ArrayList<String>();
    typed.add("load ch01/Lot");
    for (var tick = 1; tick <= 8; tick++) {
      var stop = new ArrayList<>(List.of("tick"));
      if (random.nextInt(3) == 0) {
        stop.add(JAVA.get(random.nextInt(JAVA.size())));
      }
      stops.add(stop);
      for (var changes = random.nextInt(3); changes > 0; changes--) {
        stops.add(List.of(CHANGES.get(random.nextInt(CHANGES.size()))));
      }
    }
    stops.forEach(
        stop -> {
          typed.addAll(stop);
          typed.add("version");
        });
    var shown = shell(typed);
    last =
        Pattern.compile("ch01/Lot (\\d+|ended) @")
            .matcher(shown)
            .results()
            .reduce((_, later) -> later)
            .orElseThrow()
            .group(1)
            .replace("ended", "end");
    var answers = shown.split("> version\n[^>]*");
    var made = new ArrayList<List<String>>();
    for (var at = 0; at < stops.size(); at++) {
      var isOver = answers[at].contains("tick: the program is over");
      if (stops.get(at).getFirst().equals("tick") ? !isOver : answers[at].contains("↯ you ")) {
        made.add(stops.get(at));
      }
    }
    assertTrue(made.size() > 9, "hardly any of the changes can be made");
    return made;
  }

  private static void look(List<String> lines) {
    lines.add("version");
    lines.addAll(LOOKS);
    lines.add("version");
  }

  private static List<String> looks(String shown) {
    var parts = shown.split("> version\n[^>]*");
    var looks = new ArrayList<String>();
    for (var at = 1; at < parts.length; at += 2) {
      looks.add(parts[at]);
    }
    return looks;
  }

  @Test
  void aNewChangeOrAnotherWayDropsWhatWasUndone() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(1));
    var nothing = "forward: you haven't been any further.";
    var start = List.of("load ch01/Lot", "tick 2", "cancel w0", "tick", "back", "back");

    assertTrue(
        words(start, "forward").contains("Done again: you cancelled w0 #2."),
        words(start, "forward"));
    assertTrue(words(start, "delay main 5ms", "forward").contains(nothing));
    assertTrue(words(start, "int x = 3", "forward").contains(nothing));
    assertTrue(words(start, "tick 2", "forward").contains(nothing));
    assertTrue(words(start, "goto 5", "forward").contains(nothing));
    assertTrue(words(start, "restart", "forward").contains(nothing));
    var looked = words(start, "shared", "print shared * 2", "state", "forward", "forward");
    assertTrue(looked.contains("Done again: you cancelled w0 #2."), looked);
    assertFalse(looked.contains(nothing), looked);
  }

  private String words(List<String> start, String... more) {
    var lines = new ArrayList<>(start);
    lines.addAll(List.of(more));
    return shell(lines).replaceAll("\\s+", " ");
  }

  @Test
  void gotoLeavesAChangeWhereItIsAndBackUndoesIt() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(1));
    var start = List.of("load ch01/Lot", "tick 2", "cancel w0", "tick 3");

    var again = words(start, "goto 1", "tick 2");
    assertTrue(
        again.substring(again.indexOf("goto 1")).contains("what if ↯ you cancelled w0 #2"), again);
    assertTrue(words(start, "goto 1", "compare").contains("↯ you cancelled w0 #2 without it"));
    var undone = words(start, "back 4", "tick 2");
    assertTrue(undone.contains("Undone: you cancelled w0 #2. forward does it again"), undone);
    assertFalse(undone.substring(undone.indexOf("Undone")).contains("what if"), undone);
  }

  @Test
  void aVariableComesAndGoesWithWhatMadeIt() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(1));
    var shown =
        words(
            List.of("load ch01/Lot", "tick 2"),
            "int mine = 5",
            "tick",
            "mine++",
            "var mine = \"a text\"",
            "tick",
            "back 2",
            "mine",
            "back",
            "mine",
            "forward",
            "mine + 1",
            "forward",
            "mine",
            "goto 1",
            "mine",
            "tick 2",
            "mine + \" and more\"");

    assertEquals(
        List.of("5", "cannot find", "6", "\"a text\"", "cannot find", "\"a text and more\""),
        Pattern.compile("> mine(?: \\+ [^>]*?)?(?<!=) (5|6|cannot find|\"a text[^\"]*\")(?= )")
            .matcher(shown)
            .results()
            .map(found -> found.group(1))
            .toList(),
        shown);
  }

  @Test
  void aVariableKeepsItsValueWhenAMethodIsWrittenAnew() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(1));
    var shown =
        words(
            List.of("load ch01/Lot", "tick 2"),
            "int twice(int n) { return 2 * n; }",
            "record Point(int x) {}",
            "var at = new Point(twice(20))",
            "int twice(int n) { return n + n; }",
            "at",
            "record Point(int x) { int y() { return x; } }",
            "tick",
            "back",
            "forward",
            "twice(21)");

    assertTrue(shown.contains("> at Point[x=40] "), shown);
    assertTrue(shown.contains("> twice(21) 42 "), shown);
  }
}
