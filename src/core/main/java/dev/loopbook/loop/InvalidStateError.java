package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Thrown when a future's state doesn't allow what was asked: its result before there is one, or a
/// second result.
public final class InvalidStateError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Makes one that says what was asked and in which state.
  public InvalidStateError(@Nullable String message) {
    super(message);
  }
}
