package dev.loopbook.testkit;

import java.util.List;

/// Thrown if a test can't end because a task swallows its cancellation. Its stack is that task's.
final class StubbornTaskError extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final boolean isNews;

  /// @param isNews whether it names a task that no error has named before
  StubbornTaskError(
      String message, boolean isNews, List<StackTraceElement> stack, Throwable cause) {
    super(message, cause);
    this.isNews = isNews;
    setStackTrace(stack.toArray(StackTraceElement[]::new));
  }

  boolean isNews() {
    return isNews;
  }
}
