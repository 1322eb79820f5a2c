package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `projector`: pictures for the front of a room.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProjectorCommandTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));

  @TempDir Path home;

  @Test
  void aPictureHasRoomBetweenItsLines() {
    TinyBook.in(home);
    var shell =
        Piped.shell(BOOK, "load ch01/TwoTasks", "tick 2", "projector", "tick", "projector off");
    assertTrue(
        shell
            .out()
            .contains(
                """
                ── tick 3 ───────────────────────────────────────────────── 0.000 → 0.500 s ──

                  clock   nothing was ready: time jumps to the next timer

                  fired   B's sleep 0.5 s, set in tick 2                           TwoTasks:19

                  run     timer     B's sleep 0.5 s is over, wakes B

                """),
        shell::out);
    assertFalse(shell.out().contains("\033"), shell::out);
  }

  @Test
  void eachCommandHasAScreenOfItsOwnThatItFits() {
    try (var shell = new PacedShell(BOOK, Palette.ANSI)) {
      shell.type("projector");
      for (var line :
          List.of("load ch01/TwoTasks", "tick", "", "tick", "state", "why A", "lanes", "tick")) {
        var screen = shell.session().screen();
        screen.countRows();
        shell.type(line);
        screen.line(shell.session().prompt());
        assertTrue(
            screen.countedRows() < screen.height(), line + ": " + screen.countedRows() + " rows");
      }
      assertTrue(shell.shown().contains("\033[1;38;5;75mB"), shell::shown);
      assertFalse(shell.shown().contains("\033[2m"), shell::shown);
      shell.type("projector light");
      assertEquals(Palette.ON_LIGHT, shell.session().screen().palette());
      shell.type("projector off");
      assertEquals(Palette.ANSI, shell.session().screen().palette());
    }
  }

  @Test
  void theCommandThatWasTypedStandsAboveItsPicture() {
    TinyBook.in(home);
    var typed = TypedShell.at(home).line("projector").line("version").line("quit");
    typed.run();
    assertTrue(typed.raw().contains("\033[H\033[2J"), typed::raw);
    var last = typed.raw().substring(typed.raw().indexOf("\033[H\033[2J"));
    assertTrue(last.replaceAll("\033\\[[0-9;]*m", "").contains("> version"), last);

    var plain = TypedShell.at(home).environment("NO_COLOR", "1").line("projector").line("quit");
    plain.run();
    assertFalse(plain.raw().contains("38;5;"), plain::raw);
  }

  @Test
  void aDemonstrationShowsOneStepAtATime() {
    TinyBook.in(home);
    try (var shell = new PacedShell(home, Palette.PLAIN)) {
      shell.type("projector");
      shell.press("enter", "enter", "enter", "enter", "enter");
      assertEquals(ExitStatus.OK, shell.type("play ch01"));
      var screens = List.of(shell.shown().split("<clear>"));
      assertAll(
          shell.shown(),
          () -> assertEquals(3, screens.size()),
          () -> assertTrue(screens.get(1).contains("Then a program."), screens.get(1)),
          () -> assertTrue(screens.get(1).contains("\nhello\n"), screens.get(1)),
          () -> assertEquals("\n  That was it.\n", screens.get(2)));
    }
  }

  @Test
  void anotherWordIsAMistake() {
    TinyBook.in(home);
    assertEquals(
        """
        > projector onn
          projector onn: on, off, dark or light. Did you mean on?
        > projector 7
          projector 7: on, off, dark or light.
        """,
        Piped.shell(home, "projector onn", "projector 7").out());
  }
}
