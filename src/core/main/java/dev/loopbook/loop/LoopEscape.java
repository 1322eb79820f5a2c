package dev.loopbook.loop;

/// An error that ends a loop's run: the call that runs the loop throws it.
///
/// It corresponds to Python's `SystemExit` and `KeyboardInterrupt`. A task that throws one fails
/// with it, and the loop rethrows it at once, between two callbacks.
public abstract class LoopEscape extends Error {

  private static final long serialVersionUID = 1L;

  /// Makes one that says why the run ends.
  protected LoopEscape(String message) {
    super(message);
  }
}
