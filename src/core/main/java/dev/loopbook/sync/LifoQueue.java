package dev.loopbook.sync;

import org.jspecify.annotations.Nullable;

/// A queue whose newest item comes out first.
///
/// @param <T> the items' type
public final class LifoQueue<T extends @Nullable Object> extends Queue<T> {

  /// Makes an unbounded queue.
  public LifoQueue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items; unbounded if that is 0 or less.
  public LifoQueue(int maxSize) {
    this(maxSize, "");
  }

  /// Makes a queue for at most `maxSize` items, called `name`.
  public LifoQueue(int maxSize, String name) {
    super(new QueueItems.Listed<>(true), maxSize, name);
  }
}
