// right: one field says what came of it, and a null there that nothing has come yet
package ch21_your_own_loop.e4_futures;

import java.util.ArrayList;
import java.util.List;

/// A result that comes later.
class Future<T> {
  final Loop loop;
  private final List<Runnable> callbacks = new ArrayList<>();
  private Ended<T> ended;

  private sealed interface Ended<T> {
    record Well<T>(T value) implements Ended<T> {}

    record Badly<T>(Throwable error) implements Ended<T> {}
  }

  Future(Loop loop) {
    this.loop = loop;
  }

  boolean isDone() {
    return ended != null;
  }

  /// Sets the result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setResult(T value) {
    end(new Ended.Well<>(value));
  }

  /// Sets an error instead of a result, and queues the callbacks.
  ///
  /// @throws IllegalStateException if it is done already
  void setException(Throwable failure) {
    end(new Ended.Badly<>(failure));
  }

  private void end(Ended<T> how) {
    if (isDone()) {
      throw new IllegalStateException("this future is done already");
    }
    ended = how;
    while (!callbacks.isEmpty()) {
      loop.callSoon(callbacks.removeFirst());
    }
  }

  /// Returns the result, or throws the error.
  ///
  /// @throws IllegalStateException if it isn't done yet
  T result() {
    return switch (ended) {
      case null -> throw new IllegalStateException("this future isn't done yet");
      case Ended.Well<T>(var value) -> value;
      case Ended.Badly<T>(var error) -> {
        Future.<RuntimeException>raise(error);
        yield null;
      }
    };
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
