// right: the lock knows who has it, and the queue counts what was put in and what is done
package ch21_your_own_loop.e8_lock_queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What tasks share, and wait for.
final class Sync {
  private Sync() {}

  /// A lock. Those who wait get it in the order in which they came.
  static final class Lock {
    private final List<Future<Void>> line = new ArrayList<>();
    private Task<?> owner;

    boolean isLocked() {
      return owner != null;
    }

    /// Waits until the lock is free and it's this task's turn, and takes it.
    void acquire() {
      if (isLocked() || line.stream().anyMatch(turn -> !turn.isCancelled())) {
        waitInLine();
      }
      owner = Task.current();
    }

    private void waitInLine() {
      var turn = new Future<Void>(Task.current().loop);
      line.add(turn);
      try {
        Task.await(turn);
        line.remove(turn);
      } catch (CancelledError cancelled) {
        line.remove(turn);
        wakeFirst();
        throw cancelled;
      }
    }

    /// Gives the lock back, and wakes whoever has waited longest.
    ///
    /// @throws IllegalStateException if nobody has it
    void release() {
      if (!isLocked()) {
        throw new IllegalStateException("nobody has this lock");
      }
      owner = null;
      wakeFirst();
    }

    private void wakeFirst() {
      if (!isLocked() && !line.isEmpty() && !line.getFirst().isDone()) {
        line.getFirst().setResult(null);
      }
    }
  }

  /// A queue of items. Those who take wait while it's empty, and those who put while it's full.
  static final class Queue<T> {
    private final int most;
    private final Deque<T> items = new ArrayDeque<>();
    private final Deque<Future<Void>> takers = new ArrayDeque<>();
    private final Deque<Future<Void>> putters = new ArrayDeque<>();
    private final Deque<Future<Void>> joiners = new ArrayDeque<>();
    private long put;
    private long done;

    /// Makes one that holds at most so many items; 0 is no limit.
    Queue(int most) {
      this.most = most;
    }

    int size() {
      return items.size();
    }

    boolean isFull() {
      return most > 0 && items.size() >= most;
    }

    /// Puts an item in, as soon as there's room.
    void put(T item) {
      while (isFull()) {
        waitIn(putters, this::isFull);
      }
      items.addLast(item);
      put++;
      wakeNext(takers);
    }

    /// Takes the first item out, as soon as there's one.
    T get() {
      while (items.isEmpty()) {
        waitIn(takers, items::isEmpty);
      }
      var item = items.removeFirst();
      wakeNext(putters);
      return item;
    }

    private static void waitIn(Deque<Future<Void>> line, BooleanSupplier blocked) {
      var turn = new Future<Void>(Task.current().loop);
      line.addLast(turn);
      var awaited = false;
      try {
        Task.await(turn);
        awaited = true;
      } finally {
        if (!awaited && !line.remove(turn) && !blocked.getAsBoolean()) {
          wakeNext(line); // it was woken, and is cancelled before its turn
        }
      }
    }

    private static void wakeNext(Deque<Future<Void>> line) {
      while (!line.isEmpty()) {
        var next = line.removeFirst();
        if (!next.isDone()) {
          next.setResult(null);
          return;
        }
      }
    }

    /// An item that was taken is done with. After the last one, those who join go on.
    void taskDone() {
      if (done == put) {
        throw new IllegalStateException("taskDone() was called too often");
      }
      if (++done == put) {
        joiners.stream().filter(each -> !each.isDone()).forEach(each -> each.setResult(null));
        joiners.clear();
      }
    }

    /// Waits until every item that was put in is done with.
    void join() {
      if (done < put) {
        var done = new Future<Void>(Task.current().loop);
        joiners.addLast(done);
        Task.await(done);
      }
    }
  }
}
