package dev.loopbook.program;

import dev.loopbook.loop.LoopEscape;

/// Thrown in every thread of a program that is being stopped.
public final class ProgramStopped extends LoopEscape {
  private static final long serialVersionUID = 1L;

  /// Creates one. A listener that holds up a program takes it from [ProgramRun#stopHere].
  public ProgramStopped() {
    super("the program was stopped");
  }

  /// Has no stack trace: nobody sees it, and a deep recursion throws one in each of its frames.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
