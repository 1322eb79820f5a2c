package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.TimeoutError;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// Assertions on what a coroutine does to its loop: `import static
/// dev.loopbook.testkit.LoopAssertions.*;`
///
/// Each awaits its work in the running task, and reports what was expected and found. Durations are
/// of the loop's time; in virtual time they are exact.
@API(status = STABLE, since = "1.0")
public final class LoopAssertions {

  private LoopAssertions() {}

  // ---- cost ----

  /// Asserts that awaiting `work` takes exactly `ticks` ticks of the loop; returns its value.
  public static <T extends @Nullable Object> T assertTicks(long ticks, Awaitable<T> work) {
    return CostAssertions.inTicks(ticks, () -> Async.await(work));
  }

  /// Asserts that `work` takes exactly `ticks` ticks of the loop.
  public static void assertTicks(long ticks, Body.OfVoid work) {
    CostAssertions.inTicks(ticks, returningNothing(work));
  }

  /// Asserts that awaiting `work` takes exactly `time`; returns its value.
  public static <T extends @Nullable Object> T assertTakes(Duration time, Awaitable<T> work) {
    return CostAssertions.inTime(time, () -> Async.await(work));
  }

  /// Asserts that `work` takes exactly `time`.
  public static void assertTakes(Duration time, Body.OfVoid work) {
    CostAssertions.inTime(time, returningNothing(work));
  }

  // ---- endings ----

  /// Asserts that `work` is done before `limit` has passed, and returns its value. If it isn't,
  /// it's cancelled.
  public static <T extends @Nullable Object> T assertCompletesBefore(
      Duration limit, Awaitable<T> work) {
    return EndingAssertions.completesBefore(limit, work);
  }

  /// Asserts that `work` is done before `limit` has passed. If it isn't, it's cancelled.
  public static void assertCompletesBefore(Duration limit, Body.OfVoid work) {
    EndingAssertions.completesBefore(limit, Async.async(work));
  }

  /// Asserts that `work` itself gives up with a [TimeoutError], and returns that.
  public static TimeoutError assertTimesOut(Awaitable<?> work) {
    return EndingAssertions.timesOut(null, () -> Async.await(work));
  }

  /// Asserts that `work` itself gives up with a [TimeoutError] after exactly `time`, and returns
  /// that.
  public static TimeoutError assertTimesOut(Duration time, Awaitable<?> work) {
    return EndingAssertions.timesOut(time, () -> Async.await(work));
  }

  /// Asserts that `work` itself gives up with a [TimeoutError], and returns that.
  public static TimeoutError assertTimesOut(Body.OfVoid work) {
    return EndingAssertions.timesOut(null, returningNothing(work));
  }

  /// Asserts that `work` itself gives up with a [TimeoutError] after exactly `time`, and returns
  /// that.
  public static TimeoutError assertTimesOut(Duration time, Body.OfVoid work) {
    return EndingAssertions.timesOut(time, returningNothing(work));
  }

  /// Waits until `future`, which was asked to stop, has ended, and asserts that it ended as
  /// cancelled.
  ///
  /// A cancellation is a request: right after `cancel()` a task isn't cancelled yet. This waits for
  /// its clean-up, and reports if the task swallowed the request.
  public static void assertCancelled(Future<?> future) {
    EndingAssertions.isCancelled(future);
  }

  /// Asserts that `work` ends with a [CancelledError], as it does when what it awaits is cancelled.
  public static CancelledError assertCancelled(Body.OfVoid work) {
    return EndingAssertions.throwsCancelled(work);
  }

  // ---- sharing the loop ----

  /// Asserts that while `work` runs, no callback holds the loop for 100 ms or more, and none waits
  /// without `await`, as in `Thread.sleep`; returns its value.
  public static <T extends @Nullable Object> T assertNeverBlocks(Awaitable<T> work) {
    return BlockDetector.watch(BlockDetector.USUAL_LIMIT, () -> Async.await(work));
  }

  /// Asserts that while `work` runs no callback holds the loop for 100 ms or more, and none waits
  /// without `await`.
  public static void assertNeverBlocks(Body.OfVoid work) {
    BlockDetector.watch(BlockDetector.USUAL_LIMIT, returningNothing(work));
  }

  /// Asserts that while `work` runs no callback holds the loop for `limit` or longer, and none
  /// waits without `await`; returns its value.
  public static <T extends @Nullable Object> T assertNeverBlocks(
      Duration limit, Awaitable<T> work) {
    return BlockDetector.watch(limit, () -> Async.await(work));
  }

  /// Asserts that while `work` runs no callback holds the loop for `limit` or longer, and none
  /// waits without `await`.
  public static void assertNeverBlocks(Duration limit, Body.OfVoid work) {
    BlockDetector.watch(limit, returningNothing(work));
  }

  /// Asserts that of the coroutines that `work` sends through the gauge, `max` run at the same time
  /// at the busiest moment: no more, and no fewer.
  ///
  /// ```java
  /// assertConcurrent(3, gauge -> {
  ///   for (int i = 0; i < 10; i++) queue.add(gauge.through(job(i)));
  ///   await(queue.run());
  /// });
  /// ```
  public static void assertConcurrent(int max, Body.VoidIn<ConcurrencyGauge> work) {
    ConcurrencyGauge.assertPeak(max, work);
  }

  /// Asserts that so far the other tasks of this test have done exactly this, in this order: `A
  /// starts`, `A waits for sleep 1 s`, `A resumes: sleep 1 s is over`, `A is done`.
  ///
  /// The line `…` stands for any number of lines, or none.
  public static void assertTrace(String... lines) {
    TraceLines.assertEqual(lines);
  }

  /// Asserts that for `time`, from now on, no other task of this test runs, is made or is
  /// cancelled.
  ///
  /// For events that the program publishes, see [EventRecorder#assertNothingFor].
  @API(status = EXPERIMENTAL, since = "1.0")
  public static void assertNothingHappens(Duration time) {
    TraceLines.assertNone(time);
  }

  private static Body<@Nullable Void> returningNothing(Body.OfVoid work) {
    return () -> {
      work.run();
      return null;
    };
  }

  /// Returns the coroutine's name for a message, or "the work" if it has none.
  static String nameOf(Awaitable<?> work) {
    return switch (work) {
      case Coroutine<?> coroutine ->
          coroutine.coroutineName().equals("coroutine") ? "the work" : coroutine.coroutineName();
      case Future<?> future -> future.label();
    };
  }
}
