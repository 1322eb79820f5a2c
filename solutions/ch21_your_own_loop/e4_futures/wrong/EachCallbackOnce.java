// rejected by aCallbackMayBeAddedTwice: added two times
package ch21_your_own_loop.e4_futures;

import java.util.ArrayList;
import java.util.List;

/// A result that comes later.
class Future<T> {
  final Loop loop;
  private final List<Runnable> callbacks = new ArrayList<>();
  private boolean done;
  private T result;
  private Throwable error;

  Future(Loop loop) {
    this.loop = loop;
  }

  boolean isDone() {
    return done;
  }

  /// Sets the result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setResult(T value) {
    finish(value, null);
  }

  /// Sets an error instead of a result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setException(Throwable failure) {
    finish(null, failure);
  }

  private void finish(T value, Throwable failure) {
    if (done) {
      throw new IllegalStateException("this future is done already");
    }
    done = true;
    result = value;
    error = failure;
    callbacks.forEach(loop::callSoon);
    callbacks.clear();
  }

  /// Returns the result, or throws the error.
  ///
  /// @throws IllegalStateException if it isn't done yet
  T result() {
    if (!done) {
      throw new IllegalStateException("this future isn't done yet");
    }
    if (error != null) {
      Future.<RuntimeException>raise(error);
    }
    return result;
  }

  /// Has a callback run when this future is done: by the loop, never at once.
  void addDoneCallback(Runnable callback) {
    if (done) {
      loop.callSoon(callback);
    } else {
      if (!callbacks.contains(callback)) callbacks.add(callback);
    }
  }

  /// Throws any error, even a checked one.
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void raise(Throwable error) throws E {
    throw (E) error;
  }
}
