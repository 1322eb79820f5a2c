package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// What a loop knows of a failure that nobody can catch, such as one thrown by a callback.
///
/// @param message what happened, one line
/// @param exception the failure, if there is one
/// @param source the [Handle], [Task] or other object it came from, if known
public record ExceptionContext(
    String message, @Nullable Throwable exception, @Nullable Object source) {

  /// Takes the failures that nobody can catch, as asyncio's exception handler does.
  @FunctionalInterface
  public interface Handler {

    /// Handles one failure; runs on the loop's thread.
    void handle(EventLoop loop, ExceptionContext context);
  }

  /// Returns a handler that writes the failure and its stack to standard error, as asyncio logs it.
  public static Handler toStandardError() {
    return (_, context) -> {
      var text = new StringBuilder(context.message());
      if (context.source() != null) {
        text.append("\n  from ").append(context.source());
      }
      System.err.println(text);
      if (context.exception() != null) {
        context.exception().printStackTrace();
      }
    };
  }
}
