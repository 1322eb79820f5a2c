package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Thrown at the `await` of a task that was cancelled.
///
/// It is an [Error] so that `catch (Exception e)` doesn't swallow a cancellation; asyncio's has
/// been a `BaseException` since 3.8, for the same reason. Code that catches it to clean up should
/// rethrow it.
public final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  private boolean unplaced;

  /// Makes one without a message.
  public CancelledError() {}

  /// Makes one with the message given to `cancel`, or none if that is null.
  public CancelledError(@Nullable String message) {
    super(message);
  }

  /// Returns one that the loop throws into a task; its stack will be that of the task's `await`.
  static CancelledError thrownIn(@Nullable String message) {
    var error = new CancelledError(message);
    error.unplaced = true;
    return error;
  }

  /// Fills in the stack of the running code, if the loop made this error and it is not yet thrown.
  ///
  /// @return false if it has a stack already
  boolean placeHere() {
    if (!unplaced) {
      return false;
    }
    unplaced = false;
    fillInStackTrace();
    return true;
  }
}
