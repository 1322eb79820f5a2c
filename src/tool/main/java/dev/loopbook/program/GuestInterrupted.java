package dev.loopbook.program;

/// Ends a guest's code that somebody interrupted. An error, so that `catch (Exception e)` lets it
/// through.
public final class GuestInterrupted extends Error {
  private static final long serialVersionUID = 1L;

  /// Makes one.
  public GuestInterrupted() {
    super("interrupted");
  }
}
