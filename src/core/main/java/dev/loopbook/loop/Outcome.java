package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// How an awaitable ended, where failures are collected instead of thrown.
///
/// @param <T> the value's type
public sealed interface Outcome<T extends @Nullable Object> {

  /// It returned.
  ///
  /// @param value what it returned
  /// @param <T> the value's type
  record Value<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /// It threw, or was cancelled.
  ///
  /// @param exception what it threw; a [CancelledError] if it was cancelled
  /// @param <T> the type of the value it would have returned
  record Failure<T extends @Nullable Object>(Throwable exception) implements Outcome<T> {

    /// Checks that there is an exception.
    public Failure {
      requireNonNull(exception, "exception");
    }
  }

  /// Returns how `done` ended.
  static <T extends @Nullable Object> Outcome<T> of(Future<T> done) {
    if (requireNonNull(done, "done").isCancelled()) {
      return new Failure<>(new CancelledError(done.cancelMessage()));
    }
    var exception = done.exception();
    return exception.isPresent() ? new Failure<>(exception.get()) : new Value<>(done.result());
  }
}
