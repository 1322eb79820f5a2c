package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// The callbacks that will run next, and the policy that picks among them.
///
/// A tick runs exactly the callbacks that are in the queue when its last phase begins; the queue
/// decides in which order. [#fifo] keeps the order in which they came, as asyncio does. Another
/// policy shows what else could have happened.
public interface ReadyQueue {

  /// Adds a callback at the end.
  void add(Handle handle);

  /// Removes and returns one of the `eligible` oldest callbacks. A policy that ignores where ticks
  /// end may return a younger one.
  ///
  /// @param eligible how many of them belong to this tick, at least 1 and at most [#size]
  Handle take(int eligible);

  /// Returns how many callbacks are in the queue, cancelled ones included.
  int size();

  /// Returns the callbacks, oldest first. Another thread may read them only while the loop is
  /// paused.
  List<Handle> handles();

  /// Removes all.
  void clear();

  /// Returns whether a callback was cancelled, for a queue that leaves such callbacks out. That's
  /// no access of the program's, so no [AccessLog] hears of it.
  static boolean isCancelled(Handle handle) {
    return requireNonNull(handle, "handle").wasCancelled();
  }

  /// Returns a queue that keeps the order in which callbacks came.
  static ReadyQueue fifo() {
    return new FifoReadyQueue();
  }
}
