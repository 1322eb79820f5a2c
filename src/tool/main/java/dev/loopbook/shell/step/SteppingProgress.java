package dev.loopbook.shell.step;

import dev.loopbook.shell.session.Screen;
import dev.loopbook.step.Position;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows how far the program has come, when that takes long enough to notice.
final class SteppingProgress implements Consumer<Position> {

  /// It is called about twenty times a second.
  private static final int FIRST = 8;

  private static final int EVERY = 4;

  private final Screen screen;
  private final ProgramInput input;
  private final long from;
  private int calls;

  SteppingProgress(Screen screen, LoadedProgram program) {
    this.screen = screen;
    this.input = program.input();
    this.from = program.stepper().position().ticks();
  }

  @Override
  public void accept(Position position) {
    if (input.isAsking()) {
      return; // the line belongs to the person
    }
    calls++;
    if (calls >= FIRST && (calls - FIRST) % EVERY == 0) {
      var done = position.ticks() - from;
      screen.status(
          done > 0
              ? String.format(Locale.ROOT, "%,d ticks … Ctrl-C stops", done)
              : "running … Ctrl-C stops");
    }
  }

  /// Clears the status.
  void end() {
    screen.clearStatus();
  }
}
