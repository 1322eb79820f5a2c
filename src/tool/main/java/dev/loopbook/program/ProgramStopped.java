package dev.loopbook.program;

import dev.loopbook.loop.LoopEscape;

/// Thrown in every thread of a program that is being stopped.
public final class ProgramStopped extends LoopEscape {
  private static final long serialVersionUID = 1L;

  /// Makes one; a listener that holds a program up may throw it when its run is stopped.
  public ProgramStopped() {
    super("the program was stopped");
  }
}
