package dev.loopbook.loop;

import dev.loopbook.text.TimeText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets time pass: as the body of a `sleep` coroutine, or, in [#busy], by blocking the loop.
///
/// @param nanos how long; a sleep of zero or less only gives up its turn
/// @param result what the coroutine returns
/// @param <T> its type
record Sleep<T extends @Nullable Object>(long nanos, T result) implements Body<T> {

  static <T extends @Nullable Object> Coroutine<T> of(Duration duration, T result) {
    return Coroutine.named("sleep", new Sleep<>(Deadlines.nanos(duration), result));
  }

  @Override
  public T run() {
    var loop = EventLoop.running();
    if (nanos <= 0) {
      Await.turn(loop);
      return result;
    }
    return sleep(loop);
  }

  private T sleep(EventLoop loop) {
    Future<T> future = loop.createFuture(new Sleeping(nanos));
    var timer = loop.callLater(Duration.ofNanos(nanos), new Alarm<>(future, result));
    try {
      return Async.await(future);
    } finally {
      timer.cancel();
    }
  }

  static void busy(EventLoop loop, Duration duration) {
    AccessLog.writes(loop.clock());
    AccessLog.writes(loop.clock(), AccessLog.NOW);
    var from = loop.nanos();
    loop.clock().busy(duration);
    var listener = loop.listener();
    if (listener != null && loop.clock() instanceof VirtualClock) {
      listener.clockMoved(loop, from, LoopListener.ClockMove.BUSY);
    }
  }

  /// Blocks a thread that works for a loop with this clock.
  static void busyOnThread(Clock clock, Duration duration) {
    if (!(clock instanceof VirtualClock)) {
      clock.busy(duration);
    }
  }

  /// Wakes the sleeper. People see it by the same text as the sleep itself.
  private record Alarm<T extends @Nullable Object>(Future<T> sleeper, T result)
      implements Runnable {
    @Override
    public void run() {
      if (!sleeper.isDone()) {
        sleeper.setResult(result);
      }
    }

    @Override
    public String toString() {
      return sleeper.label();
    }
  }

  private record Sleeping(long nanos) {
    @Override
    public String toString() {
      return "sleep " + TimeText.exact(nanos);
    }
  }
}
