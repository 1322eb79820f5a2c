package dev.loopbook.sync;

import java.util.Comparator;

/// A queue that gives out the smallest item first, and of equal ones the oldest, which CPython
/// leaves open.
///
/// @param <T> the items' type, [Comparable] unless a comparator is given
public final class PriorityQueue<T> extends Queue<T> {

  /// Makes a queue without a bound for items in their natural order.
  public PriorityQueue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items in their natural order; without a bound if that is 0
  /// or less.
  public PriorityQueue(int maxSize) {
    this(maxSize, natural());
  }

  /// Makes a queue without a bound for items in `order`.
  public PriorityQueue(Comparator<? super T> order) {
    this(0, order);
  }

  /// Makes a queue for at most `maxSize` items in `order`.
  public PriorityQueue(int maxSize, Comparator<? super T> order) {
    this(maxSize, order, "");
  }

  /// Makes a queue for at most `maxSize` items in `order` that people will know as `name`.
  public PriorityQueue(int maxSize, Comparator<? super T> order, String name) {
    super(new PriorityShelf<>(order), maxSize, name);
  }

  // A class cannot ask of one constructor alone that T be Comparable; an item that is not is
  // refused when it is put in.
  @SuppressWarnings("unchecked")
  private static <T> Comparator<T> natural() {
    return (left, right) -> ((Comparable<Object>) left).compareTo(right);
  }
}
