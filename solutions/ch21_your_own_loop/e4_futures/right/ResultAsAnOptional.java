// right: its state is one field, which says how to give the result
package ch21_your_own_loop.e4_futures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A result that comes later.
class Future<T> {
  final Loop loop;
  private final List<Runnable> callbacks = new ArrayList<>();
  private Supplier<T> outcome;

  Future(Loop loop) {
    this.loop = loop;
  }

  boolean isDone() {
    return outcome != null;
  }

  /// Sets the result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setResult(T value) {
    finish(() -> value);
  }

  /// Sets an error instead of a result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setException(Throwable failure) {
    finish(
        () -> {
          Future.<RuntimeException>raise(failure);
          return null;
        });
  }

  private void finish(Supplier<T> how) {
    if (isDone()) {
      throw new IllegalStateException("this future is done already");
    }
    outcome = how;
    callbacks.forEach(loop::callSoon);
    callbacks.clear();
  }

  /// Returns the result, or throws the error.
  ///
  /// @throws IllegalStateException if it isn't done yet
  T result() {
    if (!isDone()) {
      throw new IllegalStateException("this future isn't done yet");
    }
    return outcome.get();
  }

  /// Has a callback run when this future is done: by the loop, never at once.
  void addDoneCallback(Runnable callback) {
    if (isDone()) {
      loop.callSoon(callback);
    } else {
      callbacks.add(callback);
    }
  }

  /// Throws any error, even a checked one.
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void raise(Throwable error) throws E {
    throw (E) error;
  }
}
