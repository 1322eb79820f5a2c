package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `goto`, `back` and `forward`: a moment looks the same whichever way one comes to it.
final class GoAnywhereTest {

  /// All that there is to see of a moment.
  private static final List<String> LOOKS =
      List.of(
          "state",
          "tasks",
          "timers",
          "ready",
          "output 500",
          "trace 40",
          "task w0",
          "why w0",
          "why w1",
          "task main",
          "locals w0",
          "locals main this");

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  private String shell(String... lines) {
    return Piped.shell(home, lines).out();
  }

  private String shell(List<String> lines) {
    return shell(lines.toArray(String[]::new));
  }

  private String naps(int count) {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Naps.java",
            """
            import static dev.loopbook.loop.Async.*;

            void main() {
              run(async(() -> {
                for (var nap = 1; nap <= %d; nap++) {
                  await(sleep(seconds(0.5)));
                  IO.println("nap " + nap);
                }
              }));
            }
            """
                .replace("%d", "" + count));
    return "load ch01/Naps";
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMomentLooksTheSameWhicheverWayOneComesToIt(long seed) {
    wander(seed, List.of("load ch01/Lot"), 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aMomentAfterChangesLooksTheSameWhicheverWayOneComesToIt(long seed) {
    wander(
        seed,
        List.of(
            "load ch01/Lot",
            "goto 4",
            "fail w1 IllegalStateException",
            "put jobs 9",
            "tick 2",
            "swap 1 2",
            "delay main 5ms",
            "cancel w0",
            "set bell"),
        6);
  }

  /// Goes from moment to moment, and looks at each whether it's as it was before.
  private void wander(long seed, List<String> start, int least) {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(seed));
    var random = new Random(seed);
    var lines = new ArrayList<>(start);
    var moments = new ArrayList<String>();
    var tick = least;
    for (var jump = 0; jump < 20; jump++) {
      var way = random.nextInt(5);
      if (way == 0 && tick > least + 1) {
        var steps = 1 + random.nextInt(tick - least - 1);
        tick -= steps;
        lines.add("back " + steps);
      } else if (way == 1 && tick < 25) {
        tick++;
        lines.add("tick");
      } else {
        tick = least + 1 + random.nextInt(25 - least);
        lines.add("goto " + tick);
      }
      moments.add("tick " + tick);
      lines.add("version");
      lines.addAll(LOOKS);
      lines.add("version");
    }
    var looks = shell(lines).split("> version\n[^>]*");
    Map<String, String> seen = new HashMap<>();
    for (var at = 0; at < moments.size(); at++) {
      var look = looks[2 * at + 1];
      assertTrue(look.contains("── "), look);
      var before = seen.putIfAbsent(moments.get(at), look);
      if (before != null) {
        assertEquals(before, look, moments.get(at) + " of\n" + RandomProgram.of(seed));
      }
    }
    assertTrue(seen.size() < moments.size(), "nothing was compared");
  }

  @Test
  void aTimeIsWhereEverythingDueHasRun() {
    var until = shell(naps(4), "until 1.2", "state");
    var there = shell(naps(4), "goto 1.2s", "state");
    var behind = shell(naps(4), "continue", "goto @1.2", "state");

    assertEquals(last(until, "> state"), last(there, "> state"));
    assertEquals(last(until, "> state"), last(behind, "> state"));
  }

  @Test
  void theEndShowsTheLastLoopWhicheverOneWasStoppedAt() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Twice.java",
            """
            import static dev.loopbook.loop.Async.*;

            void main() {
              run(async(() -> await(sleep(seconds(0.5)))));
              run(async(() -> await(sleep(seconds(2)))));
            }
            """);
    var atFirst = shell("load ch01/Twice", "tick 2", "goto end", "state");
    var atSecond = shell("load ch01/Twice", "goto 10", "goto end", "state");

    assertTrue(last(atFirst, "> state").contains("of loop 2"), atFirst);
    assertEquals(last(atSecond, "ch01/Twice ended"), last(atFirst, "ch01/Twice ended"));
  }

  /// A change inside a tick is repeated there, for which callbacks are counted: up to the end if
  /// one goes there at once, and not after another stop.
  @Test
  void theEndIsOneMomentWhicheverWayOneComesToIt() {
    var change = List.of("step 3", "cancel main");
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(7));
    var lines = new ArrayList<String>(List.of("load ch01/Lot"));
    lines.addAll(change);
    lines.addAll(List.of("goto 4", "goto end", "back", "goto end", "lanes", "back", "version"));
    lines.addAll(List.of("goto 1", "goto end", "lanes", "back", "version", "goto 1", "goto 4"));
    lines.addAll(List.of("goto end", "lanes", "back", "version"));
    var parts = shell(lines).split("> lanes\n");

    assertEquals(4, parts.length);
    assertEquals(upToVersion(parts[1]), upToVersion(parts[2]));
    assertEquals(upToVersion(parts[1]), upToVersion(parts[3]));
    assertTrue(parts[1].contains("clean-up"), parts[1]);
  }

  private static String upToVersion(String shown) {
    return shown.substring(0, shown.indexOf("> version"));
  }

  private static String last(String shown, String from) {
    return shown.substring(shown.lastIndexOf(from));
  }

  @Test
  void forwardUndoesWhatBackAndGotoDid() {
    var shown =
        shell(
            naps(4),
            "tick 3",
            "tick 2",
            "continue",
            "goto 1",
            "forward",
            "forward",
            "forward",
            "back 2",
            "forward",
            "forward",
            "forward");
    var stops =
        shown
            .lines()
            .filter(line -> line.contains("> ") || line.startsWith("── "))
            .map(
                line ->
                    line.replaceAll("^.*> |──+ ?", "").replaceAll(" [0-9.]+ [s→].*", "").strip())
            .toList();
    var from = stops.indexOf("goto 1");

    assertEquals(
        "goto 1, tick 1, forward, tick 3, forward, tick 5, forward",
        String.join(", ", stops.subList(from, from + 7)));
    assertTrue(
        shown.contains(
            "> forward\n  forward: you haven't been any further.   tick, continue and goto go there\n"),
        shown);
  }

  @Test
  void aMomentInsideATickIsWrittenAsThePromptHasIt() {
    TinyBook.in(home).write("chapters/ch01_first/Lot.java", RandomProgram.of(1));
    var stepped = shell("load ch01/Lot", "tick", "step 2", "state");
    var there = shell("load ch01/Lot", "goto 2.2", "state");
    var behind = shell("load ch01/Lot", "continue", "goto 2.2", "state");

    assertEquals(last(stepped, "> state"), last(there, "> state"));
    assertEquals(last(stepped, "> state"), last(behind, "> state"));
  }

  @Test
  void whatIsNoMomentIsRefusedInWords() {
    var shown =
        shell(
            "goto 1",
            naps(2),
            "goto nowhere",
            "goto 99999999999999999999",
            "goto 0",
            "goto 3.7",
            "goto 1000",
            "goto end",
            "goto 1000",
            "goto 0",
            "forward 99",
            "forward");

    assertTrue(
        shown.contains(
            "> goto 1\n  goto: no program is loaded.   load EXAMPLE loads one, chapters lists them\n"),
        shown);
    assertTrue(
        shown.contains(
            "  goto nowhere: neither a tick nor a loop time.\n  Write 12, 0.5s, 500ms, 1m or end\n"),
        shown);
    assertTrue(shown.contains("> goto 0\n  You are at this moment already.\n"), shown);
    assertTrue(shown.contains("  3.7: this tick runs fewer callbacks. Here it is over.\n"), shown);
    assertTrue(shown.contains("  The program ends before 1000.\n"), shown);
    assertTrue(shown.contains("> goto end\n  You are at the end already.\n"), shown);
    assertTrue(
        shown.contains(
            "> goto 1000\n  goto 1000: the program ends before that.   goto end is its end\n"),
        shown);
    assertTrue(shown.contains("> goto 0\n  Nothing has run yet."), shown);
    assertTrue(shown.contains("> forward\n  forward: you haven't been any further."), shown);
  }
}
