package dev.loopbook.shell;

import static dev.loopbook.shell.PacedShell.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `slow`: ticks at a pace.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowTest {
  @TempDir Path home;

  private String counting;

  @BeforeEach
  void writeProgram() {
    counting =
        "load "
            + TinyBook.in(home)
                .write(
                    "Counting.java",
                    """
                    import static dev.loopbook.loop.Async.*;

                    void main(String[] args) {
                      run(async(() -> {
                        for (var i = 1; i != 6; i++) {
                          IO.println("count " + i);
                          await(sleep(seconds(0)));
                        }
                      }));
                    }
                    """);
  }

  @Test
  void eachTickHasItsTimeUntilTheProgramIsOver() {
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.type(counting);
      shell.press(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
      assertEquals(ExitStatus.OK, shell.type("slow 500ms"));
      assertTrue(shell.shown().contains("── end ─"), shell::shown);
      assertTrue(shell.shown().contains("── 0.5 s a tick · space: hold"), shell::shown);
      assertEquals(6, shell.waits().size(), shell::shown);
      assertEquals(List.of(Duration.ofMillis(500)), shell.waits().stream().distinct().toList());
    }
  }

  @Test
  void aKeyEndsItWhereItIs() {
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.type(counting);
      shell.press(NOTHING, "x", "x");
      assertEquals(ExitStatus.OK, shell.type("slow"));
      assertTrue(shell.session().prompt().contains(" 2 @"), shell.session().prompt());
      assertEquals(ExitStatus.INTERRUPTED, shell.press("ctrl-c", "x").type("slow"));
      assertTrue(shell.session().prompt().contains(" 3 @"), shell.session().prompt());
      shell.press(NOTHING); // the terminal is gone
      shell.type("slow");
    }
  }

  @Test
  void itIsHeldAndItsPaceChangesByKeys() {
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.type(counting);
      shell.press(" ", NOTHING, NOTHING, " ", "+", NOTHING, "-", "-", "x", "x");
      shell.type("slow 2s");
      var s = Duration.ofSeconds(1);
      var two = s.multipliedBy(2);
      assertEquals(List.of(two, two, two, two, two, s, s, two, s.multipliedBy(4)), shell.waits());
      assertTrue(shell.shown().contains("── held · space: on"), shell::shown);
      assertTrue(shell.session().prompt().contains(" 2 @"), shell.session().prompt());
    }
  }

  @Test
  void itStopsWhereABreakpointDoes() {
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.type(counting);
      shell.type("break on \"count 3\"");
      shell.press(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
      shell.type("slow");
      assertFalse(shell.shown().contains("count 4"), shell::shown);
      assertEquals(2, shell.waits().size());
    }
  }

  @Test
  void onAPipeNobodyWaitsAndNothingIsShownForEver() {
    var endless =
        TinyBook.in(home)
            .write(
                "Endless.java",
                """
                import static dev.loopbook.loop.Async.*;

                void main() {
                  run(async(() -> {
                    while (true) {
                      await(sleep(seconds(1)));
                    }
                  }));
                }
                """);
    var shell = Piped.shell(home, "load " + endless, "slow 10m", "version");
    assertTrue(
        shell.out().contains("  200 ticks, and nobody here can press a key to end it."),
        shell::out);
    assertTrue(shell.out().contains("> version\nloopbook "), shell::out);
    assertTrue(Piped.shell(home, counting, "slow 10m").out().contains("── end ─"), shell::out);
  }

  @Test
  void aPaceIsATimeThatCanBeWatched() {
    var typed = List.of("x", "0", "9ms", "11m", "1e9", "99999999999999999999999s");
    var lines =
        Stream.concat(Stream.of(counting), typed.stream().map(pace -> "slow " + pace))
            .toArray(String[]::new);
    var shell = Piped.shell(home, lines);
    var told = shell.out().replaceAll("\\s+", " ");
    for (var pace : typed) {
      var words = " slow " + pace + ": not a pace. Write seconds (0.5), or 500ms, 2s; from 10ms";
      assertTrue(told.contains(words), shell::out);
    }
    assertEquals(ExitStatus.WRONG_USAGE, shell.status());
  }

  @Test
  void withoutAProgramThereIsNothingToPlay() {
    assertTrue(
        Piped.shell(home, "slow").out().contains("  slow: no program is loaded."),
        "the usual words");
  }
}
