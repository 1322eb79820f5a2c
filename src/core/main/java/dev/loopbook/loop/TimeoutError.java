package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Thrown when a deadline passed before the work was done.
///
/// The name is asyncio's. Unlike [CancelledError], this is an ordinary exception that is meant to
/// be caught.
public final class TimeoutError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Makes one with neither message nor cause.
  public TimeoutError() {}

  /// Makes one whose cause is the cancellation that ended the work.
  public TimeoutError(@Nullable Throwable cause) {
    super(null, cause);
  }

  /// Makes one that says what was too slow.
  public TimeoutError(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
