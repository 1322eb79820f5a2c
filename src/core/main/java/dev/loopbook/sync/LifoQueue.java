package dev.loopbook.sync;

import org.jspecify.annotations.Nullable;

/// A queue that gives out the newest item first.
///
/// @param <T> the items' type
public final class LifoQueue<T extends @Nullable Object> extends Queue<T> {

  /// Makes a queue without a bound.
  public LifoQueue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items; without a bound if that is 0 or less.
  public LifoQueue(int maxSize) {
    this(maxSize, "");
  }

  /// Makes a queue for at most `maxSize` items that people will know as `name`.
  public LifoQueue(int maxSize, String name) {
    super(new ListShelf<>(true), maxSize, name);
  }
}
