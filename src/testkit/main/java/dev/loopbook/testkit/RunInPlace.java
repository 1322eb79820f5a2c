package dev.loopbook.testkit;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import org.jspecify.annotations.Nullable;

/// Runs a body right here, in the current task.
final class RunInPlace {

  private RunInPlace() {}

  /// Throws `failure` as it is, checked or not.
  static void throwing(Throwable failure) {
    RunInPlace.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked") // a cast to a type variable checks nothing
  private static <X extends Throwable> void unchecked(Throwable failure) throws X {
    throw (X) failure;
  }

  /// Runs `body` in the current task; returns or throws what it does, checked exceptions included.
  static <T extends @Nullable Object> T here(Body<T> body) {
    return Async.await(Async.async(body));
  }
}
