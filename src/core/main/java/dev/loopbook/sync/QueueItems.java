package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedList;
import org.jspecify.annotations.Nullable;

/// The items in a queue, in the order they will come out.
interface QueueItems<T extends @Nullable Object> {

  /// Adds `item`.
  ///
  /// @throws IllegalArgumentException if it has no place in the order; then nothing has changed
  void put(T item);

  /// Removes and returns the next item. There is one.
  T take();

  /// Returns the items in the order they will come out.
  Collection<T> inOrder();

  int size();

  /// Items that come out in the order they were put in, or in the reverse order.
  ///
  /// A [LinkedList], because an item may be null: programs put null to say that no more will come.
  final class Listed<T extends @Nullable Object> implements QueueItems<T> {

    @SuppressWarnings("JdkObsolete")
    private final LinkedList<T> items = new LinkedList<>();

    private final boolean newestFirst;

    Listed(boolean newestFirst) {
      this.newestFirst = newestFirst;
    }

    @Override
    public void put(T item) {
      if (newestFirst) {
        items.addFirst(item);
      } else {
        items.addLast(item);
      }
    }

    @Override
    public T take() {
      return items.removeFirst();
    }

    @Override
    public Collection<T> inOrder() {
      return items;
    }

    @Override
    public int size() {
      return items.size();
    }
  }

  /// Items that come out by rank, and those of the same rank in the order they were put in.
  final class Ranked<T> implements QueueItems<T> {

    private record Entry<T>(T item, long number) {}

    private final Comparator<? super T> order;
    private final java.util.PriorityQueue<Entry<T>> heap;
    private long put;

    Ranked(Comparator<? super T> order) {
      this.order = order;
      heap =
          new java.util.PriorityQueue<>(
              Comparator.<Entry<T>, T>comparing(Entry::item, order)
                  .thenComparingLong(Entry::number));
    }

    @Override
    public void put(T item) {
      try {
        // Compares the first item too, with itself, and does so before anything has changed.
        order.compare(item, heap.isEmpty() ? item : heap.element().item());
      } catch (ClassCastException | NullPointerException unordered) {
        throw new IllegalArgumentException(
            format(
                "%s cannot be ordered in a PriorityQueue: make it Comparable, or give the queue a Comparator",
                item),
            unordered);
      }
      heap.add(new Entry<>(item, put++));
    }

    @Override
    public T take() {
      return heap.remove().item();
    }

    @Override
    public Collection<T> inOrder() {
      return heap.stream().sorted(heap.comparator()).map(Entry::item).toList();
    }

    @Override
    public int size() {
      return heap.size();
    }
  }
}
