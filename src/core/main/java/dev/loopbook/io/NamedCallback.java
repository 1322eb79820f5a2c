package dev.loopbook.io;

import java.util.function.Consumer;

/// A callback of this package under a name that says what happened. Otherwise views would call it
/// after the class that it's written in.
final class NamedCallback {

  private NamedCallback() {}

  private record Plain(String name, Runnable code) implements Runnable {
    @Override
    public void run() {
      code.run();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Done<T>(String name, Consumer<T> code) implements Consumer<T> {
    @Override
    public void accept(T future) {
      code.accept(future);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Runnable of(String name, Runnable code) {
    return new Plain(name, code);
  }

  /// Returns a callback for a future that is done.
  static <T> Consumer<T> whenDone(String name, Consumer<T> code) {
    return new Done<>(name, code);
  }
}
