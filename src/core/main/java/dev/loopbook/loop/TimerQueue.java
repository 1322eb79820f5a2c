package dev.loopbook.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The timers of a loop, by due time.
///
/// A cancelled timer stays in the queue until it reaches the head, or until more than half of a
/// large queue is cancelled; then all of them are dropped at once. So cancelling costs nothing, and
/// a million cancelled timers can't pile up behind one that is far away. CPython's `_run_once` does
/// the same.
final class TimerQueue {

  private static final int WORTH_CLEANING = 100;

  private final TimerHeap queue = new TimerHeap();
  private int cancelled;

  void add(TimerHandle timer) {
    queue.add(timer);
  }

  /// Notes that a timer was cancelled, which may have left the queue before.
  void noteCancelled(TimerHandle timer) {
    if (timer.queued) {
      cancelled++;
    }
  }

  /// Drops cancelled timers: those at the head, or all if they are the majority.
  void dropCancelled() {
    if (queue.size() > WORTH_CLEANING && cancelled > queue.size() / 2) {
      queue.removeCancelled();
      cancelled = 0;
      return;
    }
    for (var head = queue.first(); head != null && head.isCancelled(); head = queue.first()) {
      queue.removeFirst();
      cancelled--;
    }
  }

  /// Returns the timer that is due first, cancelled or not.
  @Nullable TimerHandle first() {
    return queue.first();
  }

  /// Removes and returns the first timer if it is due at `now`.
  @Nullable TimerHandle takeDue(long now) {
    var head = queue.first();
    if (head == null || head.when > now) {
      return null;
    }
    queue.removeFirst();
    head.queued = false;
    if (head.isCancelled()) {
      cancelled--;
    }
    return head;
  }

  /// Removes a timer that is not cancelled, wherever in the queue it is.
  void take(TimerHandle timer) {
    queue.remove(timer);
    timer.queued = false;
  }

  /// Makes a timer due at another time.
  void move(TimerHandle timer, long when) {
    queue.remove(timer);
    timer.when = when;
    queue.add(timer);
  }

  /// Returns the timers that are not cancelled, by due time.
  List<TimerHandle> live() {
    return queue.all().stream().filter(timer -> !timer.isCancelled()).sorted().toList();
  }

  /// Returns how many timers it holds, cancelled ones included.
  int size() {
    return queue.size();
  }

  void clear() {
    queue.clear();
    cancelled = 0;
  }
}
