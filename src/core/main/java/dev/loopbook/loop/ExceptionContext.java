package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What a loop knows about a failure that no code can catch, such as one thrown by a callback.
///
/// @param message what happened, one line
/// @param exception the failure, or null
/// @param source the [Handle], [Task] or other object it came from, if known
public record ExceptionContext(
    String message, @Nullable Throwable exception, @Nullable Object source) {

  /// Checks that there is a message.
  public ExceptionContext {
    requireNonNull(message, "message");
  }

  /// Handles failures that no code can catch, like asyncio's exception handler.
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
