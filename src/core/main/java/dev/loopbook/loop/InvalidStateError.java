package dev.loopbook.loop;

/// Thrown when a future is asked for what its state does not allow: a result before there is one,
/// or a second result.
public final class InvalidStateError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Makes one that says what was asked and in which state.
  public InvalidStateError(String message) {
    super(message);
  }
}
