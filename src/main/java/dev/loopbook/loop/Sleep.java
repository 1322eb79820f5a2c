package dev.loopbook.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets time pass: politely, or holding the loop.
final class Sleep {

  private Sleep() {}

  static <T extends @Nullable Object> Coroutine<T> of(Duration duration, T result) {
    var nanos = duration.toNanos();
    return Coroutine.named("sleep", () -> sleep(nanos, result));
  }

  private static <T extends @Nullable Object> T sleep(long nanos, T result) {
    var loop = EventLoop.running();
    if (nanos <= 0) {
      Await.turn(loop);
      return result;
    }
    Future<T> future = loop.createFuture(new Sleeping(nanos));
    var timer = loop.callLater(Duration.ofNanos(nanos), new Alarm<>(future, result));
    try {
      return Async.await(future);
    } finally {
      timer.cancel();
    }
  }

  static void busy(EventLoop loop, Duration duration) {
    var from = loop.nanos();
    loop.clock().busy(duration);
    var listener = loop.listener();
    if (listener != null && loop.clock() instanceof VirtualClock) {
      listener.clockMoved(loop, from, LoopListener.ClockMove.BUSY);
    }
  }

  /// What wakes the sleeper; in a picture it is known by the sleep's own words.
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
      return "sleep " + Label.ofNanos(nanos);
    }
  }
}
