package dev.loopbook.loop;

/// An error that no loop keeps: it ends the loop's run and reaches whoever called it.
///
/// The twin of Python's `SystemExit` and `KeyboardInterrupt`: a task that throws one is done with
/// it, and the loop throws it on at once, between two callbacks.
public abstract class LoopEscape extends Error {

  private static final long serialVersionUID = 1L;

  /// Makes one that says why the run ends.
  protected LoopEscape(String message) {
    super(message);
  }
}
