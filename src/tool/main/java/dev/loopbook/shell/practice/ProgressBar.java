package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.Screen;
import dev.loopbook.text.ProgressCells;

/// A bar on a terminal's last line; nothing where the output isn't a terminal.
final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 30;

  private final Screen screen;
  private final int all;
  private final String noun;
  private int done;

  /// @param noun what is counted: `claims`
  ProgressBar(Screen screen, int all, String noun) {
    this.screen = screen;
    this.all = all;
    this.noun = noun;
  }

  /// Counts one more. The caller makes sure that only one thread does.
  void advance() {
    done++;
    screen.status(format("  %s  %d of %d %s", ProgressCells.of(done, all, CELLS), done, all, noun));
  }

  @Override
  public void close() {
    screen.clearStatus();
  }
}
