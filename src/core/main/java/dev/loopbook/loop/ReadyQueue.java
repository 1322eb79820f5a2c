package dev.loopbook.loop;

import java.util.List;

/// The callbacks that will run next, and the policy that picks among them.
///
/// A tick runs exactly the callbacks that stand here when its last phase begins. In what order is
/// this queue's to say: [#fifo] keeps the order in which they came, as asyncio does; another policy
/// shows what else could have happened.
public interface ReadyQueue {

  /// Adds a callback at the end.
  void add(Handle handle);

  /// Removes and returns one of the oldest `standing` callbacks; a policy that ignores the borders
  /// of ticks may return a younger one.
  ///
  /// @param standing how many of them belong to this tick, at least 1 and at most [#size]
  Handle take(int standing);

  /// Returns how many callbacks stand here, cancelled ones included.
  int size();

  /// Returns the callbacks, oldest first. May be read by another thread only while the loop stands
  /// still.
  List<Handle> handles();

  /// Removes all.
  void clear();

  /// Returns a queue that keeps the order in which callbacks came.
  static ReadyQueue fifo() {
    return new FifoReadyQueue();
  }
}
