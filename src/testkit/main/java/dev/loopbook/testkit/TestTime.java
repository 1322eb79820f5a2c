package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/// Moves a test's time by hand: `import static dev.loopbook.testkit.TestTime.*;`
///
/// Each call waits in the running task, and meanwhile the loop runs the others in their usual
/// order. Most tests don't need this: awaiting something moves virtual time as far as it takes. In
/// real time, these calls take as long as they say.
@API(status = STABLE, since = "1.0")
public final class TestTime {

  private static final int MOST_TICKS = 1_000;
  private static final int MOST_JUMPS = 1_000;

  /// How long to wait before looking again whether a thread is still at work.
  private static final long LOOK_AGAIN_NANOS = 100_000;

  /// How much time passes at most before a condition is looked at that a thread may make true.
  private static final long LOOK_AT_OTHERS_NANOS = 5_000_000;

  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

  private TestTime() {}

  /// Lets `duration` pass. When this returns, everything that is due by then has run, what is due
  /// at that very moment included.
  ///
  /// @throws AssertionError as [#runCurrent]
  public static void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(format("advance(%s): time never goes back", duration));
    }
    await(sleep(duration));
    runCurrent();
  }

  /// Lets the other tasks run until no callback is ready and no timer is due. No time passes.
  ///
  /// @throws AssertionError if they still keep themselves ready after 1,000 ticks
  public static void runCurrent() {
    var loop = EventLoop.running();
    var last = loop.tick() + MOST_TICKS;
    do {
      if (loop.tick() > last) {
        throw new AssertionError(
            format(
                "still not quiet after %,d ticks, in which no time passed: a task keeps itself ready%s",
                MOST_TICKS, others(loop)));
      }
      await(sleep(Duration.ZERO));
    } while (!loop.ready().isEmpty() || isDue(loop));
  }

  /// Lets time pass until `condition` is true, at most 10 seconds, and returns how much passed.
  ///
  /// @throws AssertionError as [#until(Duration, BooleanSupplier)]
  public static Duration until(BooleanSupplier condition) {
    return until(USUAL_WAIT, condition);
  }

  /// Lets time pass until `condition` is true, and returns how much passed. It's looked at now and
  /// after each tick.
  ///
  /// @throws AssertionError if it's still false after `limit`; it says what the other tasks wait
  ///   for
  public static Duration until(Duration limit, BooleanSupplier condition) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException(format("until(%s, …): time never goes back", limit));
    }
    var loop = EventLoop.running();
    var began = loop.nanos();
    var ticks = 0;
    while (!condition.getAsBoolean()) {
      var passed = loop.nanos() - began;
      if (passed >= limit.toNanos()) {
        throw new AssertionError(
            format("still not true after %s%s", TimeText.seconds(limit), others(loop)));
      }
      var next = untilNext(loop, limit.toNanos() - passed);
      ticks = next.isZero() ? ticks + 1 : 0;
      if (ticks > MOST_TICKS) {
        throw new AssertionError(
            format(
                "still not true after %,d ticks, in which no time passed%s",
                MOST_TICKS, others(loop)));
      }
      await(sleep(next));
    }
    return Duration.ofNanos(loop.nanos() - began);
  }

  /// Returns how long nothing can happen, except by threads and sockets: those are looked at often.
  private static Duration untilNext(EventLoop loop, long most) {
    if (!loop.ready().isEmpty()) {
      return Duration.ZERO;
    }
    var isAlone =
        loop.clock() instanceof VirtualClock && loop.outsideWork() == 0 && !loop.poller().isBusy();
    var wait = isAlone ? most : Math.min(most, LOOK_AT_OTHERS_NANOS);
    return loop.nextTimer()
        .map(timer -> atLeastZero(timer.when().minus(loop.time())))
        .filter(time -> time.toNanos() < wait)
        .orElse(Duration.ofNanos(wait));
  }

  private static boolean isDue(EventLoop loop) {
    return loop.nextTimer().filter(timer -> timer.when().toNanos() <= loop.nanos()).isPresent();
  }

  /// Lets time pass from timer to timer until nothing more would happen by itself, and returns how
  /// much passed. Waits for threads that are at work.
  ///
  /// @throws AssertionError if timers are still set after 1,000 jumps of the clock, because
  ///   something goes on forever; or as [#runCurrent]
  public static Duration advanceUntilIdle() {
    return advanceUntilIdle(MOST_JUMPS);
  }

  /// Lets time pass as [#advanceUntilIdle()] does, with another bound.
  ///
  /// @param most how many jumps of the clock to allow
  public static Duration advanceUntilIdle(int most) {
    var loop = EventLoop.running();
    var began = loop.nanos();
    runCurrent();
    for (var jumps = 0; !idle(); ) {
      var next = loop.nextTimer().map(TimerHandle::when);
      if (next.isEmpty()) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS); // a thread is at work, which takes no virtual time
        runCurrent();
      } else if (jumps == most) {
        throw goesOn(loop, most, Duration.ofNanos(loop.nanos() - began));
      } else {
        advance(atLeastZero(next.get().minus(loop.time())));
        jumps++;
      }
    }
    return Duration.ofNanos(loop.nanos() - began);
  }

  private static AssertionError goesOn(EventLoop loop, int jumps, Duration passed) {
    return new AssertionError(
        format(
            """
        still not idle after %,d jumps of the clock, %s: something goes on forever.
        Cancel it first, or use advance(…)%s""",
            jumps, TimeText.seconds(passed), others(loop)));
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /// Returns whether nothing more would happen by itself: no callback is ready, no timer is set,
  /// and no thread is at work for the loop. Tasks that still wait then wait for the test.
  public static boolean idle() {
    var loop = EventLoop.running();
    return loop.ready().isEmpty() && loop.nextTimer().isEmpty() && loop.outsideWork() == 0;
  }

  private static String others(EventLoop loop) {
    var self = loop.runningTask().orElse(null);
    var lines =
        loop.tasks().stream()
            .filter(task -> task != self)
            .limit(10)
            .map(TestTime::line)
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : ":" + lines;
  }

  private static String line(Task<?> task) {
    return "\n  " + LoopSummary.line(task);
  }
}
