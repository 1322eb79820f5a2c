package dev.loopbook.conformance;

import org.jspecify.annotations.Nullable;

/// What a `with` block holds while it runs.
interface Held {

  @Nullable Object value();

  void leave() throws Throwable;

  static Held enter(@Nullable Object resource) {
    throw new AssertionError("a with block cannot hold " + resource);
  }
}
