package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Keeps items by rank, and items of the same rank in the order they came.
final class PriorityShelf<T> implements Shelf<T> {

  private record Ranked<T>(T item, long number) {}

  private final Comparator<? super T> order;
  private final PriorityQueue<Ranked<T>> heap;
  private long put;

  PriorityShelf(Comparator<? super T> order) {
    this.order = order;
    heap =
        new PriorityQueue<>(
            Comparator.<Ranked<T>, T>comparing(Ranked::item, order)
                .thenComparingLong(Ranked::number));
  }

  @Override
  public void put(T item) {
    try {
      // Asks the order about the first item too, and before anything has changed.
      order.compare(item, heap.isEmpty() ? item : heap.element().item());
    } catch (ClassCastException | NullPointerException unordered) {
      throw new IllegalArgumentException(
          format(
              "%s cannot be ordered in a PriorityQueue: make it Comparable, or give the queue a Comparator",
              item),
          unordered);
    }
    heap.add(new Ranked<>(item, put++));
  }

  @Override
  public T take() {
    return heap.remove().item();
  }

  @Override
  public Collection<T> items() {
    return heap.stream().sorted(heap.comparator()).map(Ranked::item).toList();
  }

  @Override
  public int size() {
    return heap.size();
  }
}
