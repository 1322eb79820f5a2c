package dev.loopbook.loop;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Timers in a heap, the one that is due first on top.
///
/// A `java.util.PriorityQueue` would do the same. But with a million timers it spends most of its
/// time waiting for memory: each step down looks into two timers, which may lie anywhere. Here the
/// times have an array of their own, and a node has four children instead of two. So a step looks
/// at four numbers side by side, and half as many steps lead to the bottom.
///
/// No two timers compare as equal, so the order in which they leave doesn't depend on the heap's
/// shape.
final class TimerHeap {

  private static final int CHILDREN = 4;

  private long[] times = new long[16];
  private TimerHandle[] timers = new TimerHandle[16];
  private int size;

  int size() {
    return size;
  }

  /// Returns the timer that is due first; null if there is none.
  @Nullable TimerHandle first() {
    return size == 0 ? null : timers[0];
  }

  /// Returns all timers, in no order.
  List<TimerHandle> all() {
    return List.of(Arrays.copyOf(timers, size));
  }

  void add(TimerHandle timer) {
    if (size == timers.length) {
      times = Arrays.copyOf(times, size + size / 2);
      timers = Arrays.copyOf(timers, size + size / 2);
    }
    put(size++, timer.when, timer);
    moveUp(size - 1);
  }

  void removeFirst() {
    removeAt(0);
  }

  /// Removes a timer that is in the heap.
  void remove(TimerHandle timer) {
    removeAt(Arrays.asList(timers).indexOf(timer));
  }

  private void removeAt(int gap) {
    var last = --size;
    put(gap, times[last], timers[last]);
    forgetUpTo(last + 1);
    if (gap < last) {
      moveDown(gap);
      moveUp(gap); // what was last comes from another branch: it may be due before its new parent
    }
  }

  void removeCancelled() {
    var before = size;
    size = 0;
    for (var at = 0; at < before; at++) {
      if (!timers[at].isCancelled()) {
        put(size++, times[at], timers[at]);
      }
    }
    forgetUpTo(before);
    for (var parent = size / CHILDREN; parent >= 0; parent--) {
      moveDown(parent);
    }
  }

  void clear() {
    var before = size;
    size = 0;
    forgetUpTo(before);
  }

  private void forgetUpTo(int end) {
    Arrays.fill(timers, size, end, null);
  }

  private void moveUp(int start) {
    for (var at = start; at > 0 && comesBefore(at, parent(at)); at = parent(at)) {
      swap(at, parent(at));
    }
  }

  private void moveDown(int start) {
    var at = start;
    while (leftmostChild(at) < size) {
      var child = firstChild(at);
      if (!comesBefore(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private static int parent(int child) {
    return (child - 1) / CHILDREN;
  }

  private static int leftmostChild(int parent) {
    return CHILDREN * parent + 1;
  }

  /// Returns the child that is due first.
  private int firstChild(int parent) {
    var first = leftmostChild(parent);
    var end = Math.min(first + CHILDREN, size);
    for (var child = first + 1; child < end; child++) {
      if (comesBefore(child, first)) {
        first = child;
      }
    }
    return first;
  }

  private boolean comesBefore(int one, int other) {
    return times[one] == times[other]
        ? timers[one].compareTo(timers[other]) < 0
        : times[one] < times[other];
  }

  private void swap(int one, int other) {
    var time = times[one];
    var timer = timers[one];
    put(one, times[other], timers[other]);
    put(other, time, timer);
  }

  private void put(int at, long time, TimerHandle timer) {
    times[at] = time;
    timers[at] = timer;
  }
}
