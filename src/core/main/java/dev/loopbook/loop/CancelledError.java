package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Thrown at the `await` of a task that was asked to stop.
///
/// It is an [Error] so that `catch (Exception e)` does not swallow a cancellation, as asyncio's
/// derives from `BaseException` since 3.8. Whoever catches it to clean up should throw it on.
public final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  private boolean unplaced;

  /// Makes one without a message.
  public CancelledError() {}

  /// Makes one that carries the message given to `cancel`, or none if it is null.
  public CancelledError(@Nullable String message) {
    super(message);
  }

  /// Returns one that the loop throws into a task: its stack is filled in where the task awaits.
  static CancelledError thrownIn(@Nullable String message) {
    var error = new CancelledError(message);
    error.unplaced = true;
    return error;
  }

  /// Fills in the stack of the code that runs now, unless it has one that tells something.
  void placeHere() {
    if (unplaced) {
      unplaced = false;
      fillInStackTrace();
    }
  }
}
