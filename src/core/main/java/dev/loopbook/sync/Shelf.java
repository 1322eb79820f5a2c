package dev.loopbook.sync;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Where a queue keeps its items, and in what order they come out.
interface Shelf<T extends @Nullable Object> {

  /// Adds `item`.
  ///
  /// @throws IllegalArgumentException if it cannot stand here; then nothing has changed
  void put(T item);

  /// Removes and returns the item whose turn it is. There is one.
  T take();

  /// Returns the items in the order they will come out.
  Collection<T> items();

  int size();
}
