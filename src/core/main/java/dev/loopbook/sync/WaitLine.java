package dev.loopbook.sync;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tasks that wait for their turn, in the order they came.
///
/// ```
/// WAITING -> WOKEN       its turn came; the task runs in the next tick
///         -> CANCELLED   the task gave up
/// ```
///
/// # The gap between waking up and running
///
/// `release()` does not run the next task. It finishes the future that the task waits for, and the
/// task runs in the next tick. Two things can go wrong in this gap, and asyncio has had both bugs.
///
/// *Somebody pushes in.* A task that runs earlier in the same tick finds the lock free and takes
/// it. The woken task finds it taken and has to queue again, possibly forever; or, if it doesn't
/// look again, two tasks hold one lock (bpo-32734). There are two remedies, and each has its place
/// here:
///
/// - A [Lock] is free during the gap, but nobody may push in. A woken task stays in the line until
///   it runs, and whoever comes while the line isn't [abandoned][#isAbandoned] joins the end of it.
/// - A [Semaphore] gives the permit itself to the woken task: the count goes down at the wake-up,
///   not when the task runs. Just keeping newcomers out wasn't enough there. Several permits can
///   come back within one gap, each for another waiter, so a single "somebody was woken" is too
///   little to remember; asyncio tried it with a flag, which could stay set forever (bpo-45997,
///   alias gh-90155; the fix is pull request 93222).
///
/// *The woken task is cancelled before it runs.* Its future is done, so the cancel comes late: the
/// task gets a [CancelledError][dev.loopbook.loop.CancelledError] in place of its turn. The turn
/// was promised to a task that will never use it, and nobody else was woken, so without care
/// everybody behind it waits forever. Every wait here that ends with an exception therefore asks,
/// "Was I woken?", and if so, passes the turn on:
///
/// - a lock wakes the head of the line if it is free;
/// - a semaphore puts the permit back and gives out what is free;
/// - a condition wakes another waiter, or a `notify` would be lost (gh-112202);
/// - a queue wakes the next getter if there is still an item, the next putter if there is still
///   room.
///
/// Passing on may wake a task for nothing, for example if the lock was taken in the meantime.
/// That's harmless where the woken task looks again, and it's why a condition's waiter always has
/// to.
final class WaitLine {

  // A list linked through its entries: joining it and leaving it, from whatever place, cost the
  // same however long it is.
  private @Nullable Entry first;
  private @Nullable Entry last;
  private int size;

  /// A task in the line.
  static final class Entry {

    private final Future<@Nullable Void> turn;
    private final Task<?> task;
    private @Nullable Entry previous;
    private @Nullable Entry next;
    private boolean hasLeft;

    private Entry(Future<@Nullable Void> turn, Task<?> task) {
      this.turn = turn;
      this.task = task;
    }

    /// Returns what the task must await.
    Future<@Nullable Void> turn() {
      return turn;
    }

    private boolean wake() {
      if (turn.isDone()) {
        return false;
      }
      turn.setResult(null);
      return true;
    }
  }

  /// Suspends the running task until it is woken.
  ///
  /// @param at what the task is shown to wait for
  /// @throws dev.loopbook.loop.CancelledError if the task is cancelled, before or after it is woken
  void await(EventLoop loop, Primitive at) {
    var entry = enter(loop, at);
    try {
      Async.await(entry.turn);
    } finally {
      leave(entry);
    }
  }

  /// Adds the running task to the end of the line.
  Entry enter(EventLoop loop, Primitive at) {
    AccessLog.writes(this);
    var entry = new Entry(loop.createFuture(at), Async.currentTask());
    entry.previous = last;
    if (last == null) {
      first = entry;
    } else {
      last.next = entry;
    }
    last = entry;
    size++;
    return entry;
  }

  /// Removes a task from the line if it is still there.
  void leave(Entry entry) {
    if (!entry.hasLeft) {
      remove(entry);
    }
    AccessLog.writes(this);
  }

  private void remove(Entry entry) {
    var before = entry.previous;
    var after = entry.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    entry.previous = null;
    entry.next = null;
    entry.hasLeft = true;
    size--;
  }

  /// Wakes the first task that has not been woken; returns false if there is none.
  boolean wakeNext() {
    AccessLog.writes(this);
    for (var entry = first; entry != null; entry = entry.next) {
      if (entry.wake()) {
        return true;
      }
    }
    return false;
  }

  /// Wakes the head of the line. Does nothing if the head was woken or cancelled already: it will
  /// see to the next one when it runs.
  void wakeHead() {
    AccessLog.writes(this);
    if (first != null) {
      first.wake();
    }
  }

  /// Wakes the first `count` tasks that have not been woken.
  void wake(int count) {
    AccessLog.writes(this);
    var left = count;
    for (var entry = first; entry != null && left > 0; entry = entry.next) {
      if (entry.wake()) {
        left--;
      }
    }
  }

  /// Wakes all tasks.
  void wakeAll() {
    AccessLog.writes(this);
    for (var entry = first; entry != null; entry = entry.next) {
      entry.wake();
    }
  }

  /// Wakes the first task that has not been woken, and removes it and all before it from the line.
  void dismissNext() {
    AccessLog.writes(this);
    for (var head = first; head != null; head = first) {
      remove(head);
      if (head.wake()) {
        return;
      }
    }
  }

  /// Wakes all tasks and empties the line.
  void dismissAll() {
    wakeAll();
    while (first != null) {
      remove(first);
    }
  }

  /// Returns whether nobody wants a turn any more: the line is empty, or all have given up.
  boolean isAbandoned() {
    AccessLog.reads(this);
    for (var entry = first; entry != null; entry = entry.next) {
      if (!entry.turn.isCancelled()) {
        return false;
      }
    }
    return true;
  }

  int size() {
    AccessLog.reads(this);
    return size;
  }

  List<Task<?>> tasks() {
    AccessLog.reads(this);
    var tasks = new ArrayList<Task<?>>(size);
    for (var entry = first; entry != null; entry = entry.next) {
      tasks.add(entry.task);
    }
    return List.copyOf(tasks);
  }
}
