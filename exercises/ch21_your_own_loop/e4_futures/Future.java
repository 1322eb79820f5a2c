package ch21_your_own_loop.e4_futures;

import java.util.ArrayList;
import java.util.List;

/// A result that comes later.
class Future<T> {
  final Loop loop;
  private final List<Runnable> callbacks = new ArrayList<>();

  Future(Loop loop) {
    this.loop = loop;
  }

  boolean isDone() {
    return false; // yours
  }

  /// Sets the result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setResult(T value) {
    // yours
  }

  /// Sets an error instead of a result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setException(Throwable failure) {
    // yours
  }

  /// Returns the result, or throws the error.
  ///
  /// @throws IllegalStateException if it isn't done yet
  T result() {
    return null; // yours
  }

  /// Has a callback run when this future is done: by the loop, never at once.
  void addDoneCallback(Runnable callback) {
    // yours
  }

  /// Throws any error, even a checked one: Future.<RuntimeException>raise(error).
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void raise(Throwable error) throws E {
    throw (E) error;
  }
}
