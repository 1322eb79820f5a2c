package dev.loopbook.shell.step;

import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.Screen;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows a program's output as it is printed, in the program's threads. When nobody reads it any
/// more, the program is stopped.
final class LiveOutput implements Consumer<ProgramOutput.Chunk> {
  private final Screen screen;
  private @Nullable ProgramRun run; // guarded by this
  private @Nullable ClosedOutput closed; // guarded by this

  LiveOutput(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void accept(ProgramOutput.Chunk chunk) {
    try {
      switch (chunk.stream()) {
        case OUT -> screen.raw(chunk.text());
        case ERR -> screen.rawMessage(chunk.text());
      }
    } catch (ClosedOutput nobody) {
      closed(nobody);
    }
  }

  /// Sets the run to stop, which may have printed already.
  synchronized void belongsTo(ProgramRun started) {
    run = started;
    if (closed != null) {
      started.requestStop();
    }
  }

  /// Rethrows what ended the output before the program.
  synchronized void check() {
    if (closed != null) {
      throw closed;
    }
  }

  private synchronized void closed(ClosedOutput why) {
    closed = why;
    if (run != null) {
      run.requestStop();
    }
  }
}
