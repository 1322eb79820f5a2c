// rejected by nobodyPushesInWhenTheFirstInLineHasJustGivenUp: who had the lock, in order
package ch21_your_own_loop.e8_lock_queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// What tasks share, and wait for.
final class Sync {
  private Sync() {}

  /// A lock. Those who wait get it in the order in which they came.
  static final class Lock {
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();
    private boolean locked;

    boolean isLocked() {
      return locked;
    }

    /// Waits until the lock is free and it's this task's turn, and takes it.
    void acquire() {
      if (!locked && (waiters.isEmpty() || waiters.peekFirst().isCancelled())) {
        locked = true;
        return;
      }
      var turn = new Future<Void>(Task.current().loop);
      waiters.addLast(turn);
      try {
        Task.await(turn);
      } catch (CancelledError cancelled) {
        waiters.remove(turn);
        if (!locked) {
          wakeFirst(); // perhaps it was our turn: then it's the next one's now
        }
        throw cancelled;
      }
      waiters.remove(turn);
      locked = true;
    }

    /// Gives the lock back, and wakes whoever has waited longest.
    ///
    /// @throws IllegalStateException if nobody has it
    void release() {
      if (!locked) {
        throw new IllegalStateException("nobody has this lock");
      }
      locked = false;
      wakeFirst();
    }

    private void wakeFirst() {
      if (!waiters.isEmpty() && !waiters.peekFirst().isDone()) {
        waiters.peekFirst().setResult(null);
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
    private int unfinished;

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
      waitWhile(this::isFull, putters);
      items.addLast(item);
      unfinished++;
      wakeNext(takers);
    }

    /// Takes the first item out, as soon as there's one.
    T get() {
      waitWhile(items::isEmpty, takers);
      var item = items.removeFirst();
      wakeNext(putters);
      return item;
    }

    private static void waitWhile(BooleanSupplier blocked, Deque<Future<Void>> line) {
      while (blocked.getAsBoolean()) {
        var turn = new Future<Void>(Task.current().loop);
        line.addLast(turn);
        try {
          Task.await(turn);
        } catch (CancelledError cancelled) {
          line.remove(turn);
          if (!blocked.getAsBoolean() && !turn.isCancelled()) {
            wakeNext(line); // it was our turn: now it's the next one's
          }
          throw cancelled;
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
      if (unfinished == 0) {
        throw new IllegalStateException("taskDone() was called too often");
      }
      unfinished--;
      if (unfinished == 0) {
        joiners.stream().filter(each -> !each.isDone()).forEach(each -> each.setResult(null));
        joiners.clear();
      }
    }

    /// Waits until every item that was put in is done with.
    void join() {
      if (unfinished > 0) {
        var done = new Future<Void>(Task.current().loop);
        joiners.addLast(done);
        Task.await(done);
      }
    }
  }
}
