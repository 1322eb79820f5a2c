// rejected by aClockMayShowAnyTime: ticks on and on
package ch21_your_own_loop.e3_timers;

import dev.loopbook.loop.Pausable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/// A loop that runs callbacks, tick by tick, and timers when they are due.
class Loop {
  private final Deque<Handle> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long now;
  private long timersSet;

  /// A callback for later. The earliest comes first, and of one time the one that was set first.
  private record Timer(long when, long number, Handle handle) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return when != other.when
          ? Long.compare(when, other.when)
          : Long.compare(number, other.number);
    }
  }

  /// Queues a callback. It runs in the next tick.
  Handle callSoon(Runnable callback) {
    var handle = new Handle(callback);
    ready.addLast(handle);
    return handle;
  }

  /// Sets a timer: the callback is due so many milliseconds from now.
  Handle callLater(long millis, Runnable callback) {
    return callAt(now + millis, callback);
  }

  /// Sets a timer: the callback is due at a time of this loop's clock.
  Handle callAt(long when, Runnable callback) {
    var handle = new Handle(callback);
    timers.add(new Timer(when, timersSet++, handle));
    return handle;
  }

  /// Returns the time of the loop's clock, in milliseconds. It moves when the loop moves it.
  long now() {
    return now;
  }

  /// Holds the loop: time goes by, and nobody else runs.
  void busy(long millis) {
    now += millis;
  }

  /// Queues a coroutine: each of its turns is a callback.
  void start(Pausable coroutine) {
    callSoon(() -> step(coroutine));
  }

  private void step(Pausable coroutine) {
    coroutine.resume();
    if (!coroutine.isDone()) {
      callSoon(() -> step(coroutine));
    }
  }

  /// Returns whether anything is left to do.
  boolean hasWork() {
    dropCancelled();
    return !ready.isEmpty() || !timers.isEmpty();
  }

  /// Moves the clock to the next timer if nothing is ready, queues the timers that are due, and
  /// runs what is ready then. What that queues waits for the next tick.
  void tick() {
    dropCancelled();
    if (ready.isEmpty() && !timers.isEmpty()) {
      now = Math.max(now, (int) timers.peek().when());
    }
    while (!timers.isEmpty() && timers.peek().when() <= now) {
      ready.addLast(timers.poll().handle());
    }
    var due = ready.size();
    for (var i = 0; i < due; i++) {
      runNext();
    }
  }

  private void dropCancelled() {
    while (!timers.isEmpty() && timers.peek().handle().isCancelled()) {
      timers.poll();
    }
  }

  private void runNext() {
    var handle = ready.removeFirst();
    if (!handle.isCancelled()) {
      try {
        handle.run();
      } catch (Throwable error) {
        report(error);
      }
    }
  }

  /// Ticks until nothing is left to do.
  void run() {
    while (hasWork()) {
      tick();
    }
  }

  /// A callback threw something.
  void report(Throwable error) {
    error.printStackTrace();
  }
}
