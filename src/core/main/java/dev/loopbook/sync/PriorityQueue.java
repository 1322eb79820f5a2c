package dev.loopbook.sync;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/// A queue whose smallest item comes out first. Of equal items the oldest comes out first; CPython
/// promises nothing there.
///
/// @param <T> the items' type, [Comparable] unless a comparator is given
public final class PriorityQueue<T> extends Queue<T> {

  /// Makes an unbounded queue for items in their natural order.
  public PriorityQueue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items in their natural order; unbounded if that is 0 or
  /// less.
  public PriorityQueue(int maxSize) {
    this(maxSize, natural());
  }

  /// Makes an unbounded queue for items in `order`.
  public PriorityQueue(Comparator<? super T> order) {
    this(0, order);
  }

  /// Makes a queue for at most `maxSize` items in `order`.
  public PriorityQueue(int maxSize, Comparator<? super T> order) {
    this(maxSize, order, "");
  }

  /// Makes a queue for at most `maxSize` items in `order`, called `name`.
  public PriorityQueue(int maxSize, Comparator<? super T> order, String name) {
    super(new QueueItems.Ranked<>(requireNonNull(order, "order")), maxSize, name);
  }

  // A constructor can't require that T is Comparable if the class doesn't; an item that isn't is
  // refused when it is put in.
  @SuppressWarnings("unchecked")
  private static <T> Comparator<T> natural() {
    return (left, right) -> ((Comparable<Object>) left).compareTo(right);
  }
}
