package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// Asserts how work ends: in time, by a timeout, by a cancellation.
final class EndingAssertions {

  /// How much of the loop's time a cancelled task may take to clean up, and how many steps.
  private static final Duration CLEAN_UP = Duration.ofHours(1);

  private static final int MOST_STEPS = 5_000;
  private static final Duration FIRST_PIECE = Duration.ofSeconds(10);

  private EndingAssertions() {}

  static <T extends @Nullable Object> T completesBefore(Duration limit, Awaitable<T> work) {
    var loop = EventLoop.running();
    var name = LoopAssertions.nameOf(work);
    var began = loop.nanos();
    Future<T> future =
        switch (work) {
          case Coroutine<T> coroutine -> loop.createTask(coroutine, name);
          case Future<T> given -> given;
        };
    Async.await(Async.waitOn(List.of(future), Waited.Until.ALL_COMPLETED, limit));
    var took = Duration.ofNanos(loop.nanos() - began);
    if (future.isDone() && took.compareTo(limit) < 0) {
      return future.result();
    }
    var found = "done at " + TimeText.seconds(took);
    if (!future.isDone()) {
      found = future instanceof Task<?> task ? "waits for " + waitsAt(task) : "not done";
      future.cancel();
      letCleanUp(future);
    }
    if (future.isDone() && !future.isCancelled()) {
      future.exception(); // counts as asked for: the assertion below is what to report
    }
    throw new AssertionFailedError(
        format("%s is not done before %s: %s", name, TimeText.seconds(limit), found),
        "done before " + TimeText.seconds(limit),
        found);
  }

  /// Waits for a cancelled task in ever longer pieces: one that goes on every millisecond would
  /// take minutes for an hour. The first piece is as long as most need, since each costs ticks.
  private static void letCleanUp(Future<?> future) {
    var loop = EventLoop.running();
    var last = loop.nanos() + CLEAN_UP.toNanos();
    var mostSteps = stepsOf(future) + MOST_STEPS;
    for (var piece = FIRST_PIECE;
        !future.isDone() && loop.nanos() < last && stepsOf(future) < mostSteps;
        piece = piece.multipliedBy(2)) {
      var left = Duration.ofNanos(last - loop.nanos());
      Async.await(
          Async.waitOn(
              List.of(future),
              Waited.Until.ALL_COMPLETED,
              piece.compareTo(left) < 0 ? piece : left));
    }
  }

  private static int stepsOf(Future<?> future) {
    return future instanceof Task<?> task ? task.steps() : 0;
  }

  private static String waitsAt(Task<?> task) {
    return task.waitsFor() + task.line().map(at -> ", at " + SourcePlace.of(at)).orElse("");
  }

  static TimeoutError timesOut(@Nullable Duration expected, Body<?> work) {
    var loop = EventLoop.running();
    var began = loop.nanos();
    try {
      RunInPlace.here(work);
    } catch (TimeoutError error) {
      if (expected != null) {
        CostAssertions.requireTime(expected, Duration.ofNanos(loop.nanos() - began));
      }
      return error;
    }
    var found = "done after " + TimeText.seconds(Duration.ofNanos(loop.nanos() - began));
    throw new AssertionFailedError(
        "it does not time out: " + found,
        "TimeoutError" + (expected == null ? "" : " after " + TimeText.seconds(expected)),
        found);
  }

  static void isCancelled(Future<?> future) {
    if (!future.isDone()) {
      if (future instanceof Task<?> task && task.cancelling() == 0) {
        throw new AssertionFailedError(
            format("nobody asked %s to stop: call cancel() first", task.label()),
            "cancelled",
            "waits for " + waitsAt(task));
      }
      letCleanUp(future);
    }
    if (future.isCancelled()) {
      return;
    }
    throw MessageText.compared(
        format("%s was asked to stop and did not end as cancelled", future.label()),
        "cancelled",
        howItEnded(future));
  }

  private static String howItEnded(Future<?> future) {
    if (!future.isDone()) {
      return future instanceof Task<?> task
          ? "goes on, waits for " + waitsAt(task)
          : "still not done";
    }
    return future
        .exception()
        .map(failure -> "failed: " + failure)
        .orElseGet(() -> "done: " + future.result());
  }

  static CancelledError throwsCancelled(Body.OfVoid work) {
    try {
      Async.await(Async.async(work));
    } catch (CancelledError error) {
      return error;
    }
    throw new AssertionFailedError(
        "it came to its end and was not cancelled", "CancelledError", "done");
  }
}
