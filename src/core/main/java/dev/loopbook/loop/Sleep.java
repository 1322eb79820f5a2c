package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

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
    var sleeper = new SleepFuture<>(loop, this);
    var context = requireNonNull(loop.context()); // no code of the program runs in it: no copy
    var timer = loop.callLater(Duration.ofNanos(nanos), sleeper, context);
    try {
      return Async.await(sleeper);
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
}
