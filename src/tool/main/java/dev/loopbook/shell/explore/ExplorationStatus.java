package dev.loopbook.shell.explore;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.Screen;

/// Shows how many orders were run, when that takes long enough to notice.
final class ExplorationStatus {
  /// It is called about ten times a second.
  private static final int FIRST = 4;

  private static final int EVERY = 2;

  private final Screen screen;
  private int calls;
  private boolean shown;

  ExplorationStatus(Screen screen) {
    this.screen = screen;
  }

  void show(long runs) {
    calls++;
    if (screen.isTerminal() && calls >= FIRST && (calls - FIRST) % EVERY == 0) {
      end();
      screen.status(format("%,d orders … Ctrl-C stops and shows what is known", runs));
      shown = true;
    }
  }

  void end() {
    if (shown) {
      screen.clearStatus();
      shown = false;
    }
  }
}
