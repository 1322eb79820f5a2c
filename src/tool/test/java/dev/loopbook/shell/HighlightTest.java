package dev.loopbook.shell;

import static dev.loopbook.shell.TypedShell.CTRL_C;
import static dev.loopbook.shell.TypedShell.ENTER;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The colours of a line as it is typed.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HighlightTest {
  private static final String RED = "\033[31m";
  private static final String CYAN = "\033[36m";

  @TempDir Path home;

  @Test
  void aCommandThatExistsTurnsCyan() {
    assertTrue(typed("chapters").contains(CYAN + "chapters"));
  }

  @Test
  void aWordThatCanStillBecomeACommandHasNoColour() {
    var raw = typed("chap");
    assertFalse(raw.contains(RED), raw);
    assertFalse(raw.contains(CYAN), raw);
  }

  @Test
  void aWordThatCannotTurnsRedAtOnce() {
    assertTrue(typed("chaq").contains(RED + "chaq"));
  }

  @Test
  void optionsAndQuotedWordsAndCommentsDiffer() {
    assertTrue(typed("read --answers").contains("\033[35m-"));
    assertTrue(typed("read \"a b\"").contains("\033[32m\""));
    assertTrue(typed("read # why").contains("\033[2m#"));
  }

  /// Returns what the terminal gets when a line is typed, up to its last letter.
  private String typed(String line) {
    var shell =
        TypedShell.at(home)
            .environment("TERM", "xterm")
            .keys(line)
            .when(line, CTRL_C)
            .keys("quit" + ENTER);
    shell.run();
    return shell.raw().lines().skip(1).findFirst().orElseThrow(); // after the greeting
  }
}
