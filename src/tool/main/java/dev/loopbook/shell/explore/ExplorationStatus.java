package dev.loopbook.shell.explore;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.text.ProgressCells;

/// Shows how far an exploration is, when it takes long enough to notice: a bar where it's known how
/// many orders there are, or estimated, and else a count.
final class ExplorationStatus {
  /// It is called about ten times a second.
  private static final int FIRST = 4;

  private static final int EVERY = 2;

  private static final int CELLS = 20;

  private final Screen screen;
  private int calls;

  ExplorationStatus(Screen screen) {
    this.screen = screen;
  }

  void show(ExplorationProgress progress) {
    calls++;
    if (calls >= FIRST && (calls - FIRST) % EVERY == 0) {
      screen.status(text(Done.of(progress)));
    }
  }

  /// How far a walk is.
  ///
  /// @param expected how many orders it will run, or 0 if nobody can say
  record Done(long orders, double expected, boolean isEstimate) {
    static Done of(ExplorationProgress progress) {
      var expected = progress.expected();
      return expected.orders() < 1
          ? new Done(progress.runs(), 0, true)
          : new Done(progress.runsOfWalk(), expected.orders(), expected.isEstimate());
    }
  }

  /// Returns the line that is shown.
  static String text(Done done) {
    return words(done) + " · Ctrl-C shows what is known";
  }

  private static String words(Done done) {
    if (done.expected() == 0) {
      return format("%,d orders", done.orders());
    }
    return format(
        "%s %,d of %s%,.0f orders",
        ProgressCells.of((double) done.orders(), done.expected(), CELLS),
        done.orders(),
        done.isEstimate() ? "about " : "",
        Math.max((double) done.orders(), done.expected()));
  }

  void end() {
    screen.clearStatus();
  }
}
