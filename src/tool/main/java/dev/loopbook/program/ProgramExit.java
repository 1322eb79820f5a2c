package dev.loopbook.program;

import dev.loopbook.loop.LoopEscape;

/// Thrown when a program calls `System.exit`, which would otherwise end the whole JVM.
public final class ProgramExit extends LoopEscape {
  private static final long serialVersionUID = 1L;

  private final int status;

  public ProgramExit(int status) {
    super("System.exit(" + status + ")");
    this.status = status;
  }

  /// Returns what the program passed to `System.exit`.
  public int status() {
    return status;
  }
}
