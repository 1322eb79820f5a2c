package dev.loopbook.testkit;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import org.jspecify.annotations.Nullable;

/// Runs a body where it is called.
final class RunInPlace {

  private RunInPlace() {}

  /// Throws `failure` as it is, checked or not.
  static void throwing(Throwable failure) {
    RunInPlace.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void unchecked(Throwable failure) throws X {
    throw (X) failure;
  }

  /// Runs `body` in the current task and returns its value; what it throws, checked or not, is
  /// thrown as it is.
  static <T extends @Nullable Object> T here(Body<T> body) {
    return Async.await(Async.async(body));
  }
}
