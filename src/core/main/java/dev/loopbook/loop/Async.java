package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vocabulary of a program: `import static dev.loopbook.loop.Async.*;`
///
/// The names are asyncio's in camel case. Each method only delegates.
///
/// Where a block is given its scope (`taskGroup`, `timeout`), write it with braces: in `group ->
/// group.createTask(work)` the compiler can't tell whether the task is meant as the block's value.
/// Nor can it tell whether there is one if the block never ends by itself; then write `(TaskGroup
/// group) -> { … }`.
// overloads: whether a block returns a value says which form is meant. varargs: the arrays are only
// read.
@SuppressWarnings({"overloads", "varargs"})
public final class Async {

  private Async() {}

  // ---- coroutines ----

  /// Returns a coroutine that will run `body` when it is awaited; nothing runs yet.
  public static <T extends @Nullable Object> Coroutine<T> async(Body<T> body) {
    return Coroutine.of(body);
  }

  /// Returns a coroutine that will run `body`, which returns nothing, when it is awaited; nothing
  /// runs yet.
  public static Coroutine<Void> async(Body.OfVoid body) {
    return Coroutine.of(body);
  }

  /// Returns the value of `work`, waiting for it if necessary.
  ///
  /// A coroutine runs right here, inside the current task. A future suspends the task unless it is
  /// done. Whatever the work throws is thrown unwrapped.
  ///
  /// @throws IllegalStateException if this is not called from a coroutine, or the coroutine was
  ///   awaited before
  /// @throws CancelledError if the current task was cancelled while it waited
  public static <T extends @Nullable Object> T await(Awaitable<T> work) {
    return Await.on(work);
  }

  /// Runs `main` on a new loop until it is done, cleans up, and returns its value.
  ///
  /// @throws IllegalStateException if a loop runs on this thread already
  public static <T extends @Nullable Object> T run(Coroutine<T> main) {
    requireNonNull(main, "main");
    Runner.requireNoRunningLoop();
    try (var runner = new Runner()) {
      return runner.run(main);
    }
  }

  // ---- tasks ----

  /// Makes a task of `coroutine`. It starts in the next tick; the current task carries on.
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return EventLoop.running().createTask(coroutine);
  }

  /// Makes a task of `coroutine` called `name`.
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, String name) {
    requireNonNull(coroutine, "coroutine");
    requireNonNull(name, "name");
    return EventLoop.running().createTask(coroutine, name);
  }

  /// Returns the task whose code this is.
  ///
  /// @throws IllegalStateException if no task runs here
  public static Task<?> currentTask() {
    return EventLoop.running()
        .runningTask()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no task runs here: this is a callback, not a coroutine"));
  }

  /// Returns the tasks of the running loop that are not done, in the order they were made.
  public static Set<Task<?>> allTasks() {
    return new LinkedHashSet<>(EventLoop.running().tasks());
  }

  // ---- waiting for several ----

  /// Returns a future for the results of `awaitables`, in the same order; coroutines become tasks.
  ///
  /// The first failure fails the future at once; the others keep running.
  @SafeVarargs
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Awaitable<? extends T>... awaitables) {
    requireNonNull(awaitables, "awaitables");
    return Gather.of(Arrays.asList(awaitables));
  }

  /// Returns a future for the results of `awaitables`, in the same order; coroutines become tasks.
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    requireNonNull(awaitables, "awaitables");
    return Gather.of(awaitables);
  }

  /// Returns a future that says how each of `awaitables` ended; asyncio's `gather(...,
  /// return_exceptions=True)`.
  @SafeVarargs
  public static <T extends @Nullable Object> Future<List<Outcome<T>>> gatherOutcomes(
      Awaitable<? extends T>... awaitables) {
    requireNonNull(awaitables, "awaitables");
    return Gather.returningExceptions(Arrays.asList(awaitables));
  }

  /// Returns a future that says how each of `awaitables` ended; asyncio's `gather(...,
  /// return_exceptions=True)`.
  public static <T extends @Nullable Object> Future<List<Outcome<T>>> gatherOutcomes(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    requireNonNull(awaitables, "awaitables");
    return Gather.returningExceptions(awaitables);
  }

  /// Returns a coroutine that waits until all of `futures` are done. It is asyncio's `wait`, a name
  /// that `Object` already uses.
  public static <F extends Future<? extends @Nullable Object>> Coroutine<Waited<F>> waitOn(
      Collection<? extends F> futures) {
    requireNonNull(futures, "futures");
    return WaitOn.of(futures, Waited.Until.ALL_COMPLETED, null);
  }

  /// Returns a coroutine that waits for `futures` as `until` says.
  public static <F extends Future<? extends @Nullable Object>> Coroutine<Waited<F>> waitOn(
      Collection<? extends F> futures, Waited.Until until) {
    requireNonNull(futures, "futures");
    requireNonNull(until, "until");
    return WaitOn.of(futures, until, null);
  }

  /// Returns a coroutine that waits for `futures` as `until` says, or for `timeout`; it never
  /// throws a [TimeoutError].
  public static <F extends Future<? extends @Nullable Object>> Coroutine<Waited<F>> waitOn(
      Collection<? extends F> futures, Waited.Until until, Duration timeout) {
    requireNonNull(futures, "futures");
    requireNonNull(until, "until");
    requireNonNull(timeout, "timeout");
    return WaitOn.of(futures, until, timeout);
  }

  /// Returns an iterable of `awaitables` in the order in which they finish; coroutines become
  /// tasks.
  public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
      Collection<? extends Awaitable<T>> awaitables) {
    requireNonNull(awaitables, "awaitables");
    return AsCompleted.of(awaitables, null);
  }

  /// Returns an iterable of `awaitables` in the order in which they finish. Its iterator throws a
  /// [TimeoutError] once `timeout` has passed.
  public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
      Collection<? extends Awaitable<T>> awaitables, Duration timeout) {
    requireNonNull(awaitables, "awaitables");
    requireNonNull(timeout, "timeout");
    return AsCompleted.of(awaitables, timeout);
  }

  /// Returns a coroutine that runs `body` and then waits for the tasks it made in the group.
  public static <T extends @Nullable Object> Coroutine<T> taskGroup(Body.In<TaskGroup, T> body) {
    requireNonNull(body, "body");
    return TaskGroup.of(body);
  }

  /// Returns a coroutine that runs `body` and then waits for the tasks it made in the group.
  public static Coroutine<Void> taskGroup(Body.VoidIn<TaskGroup> body) {
    return TaskGroup.of(returningNothing(body));
  }

  // ---- time ----

  /// Returns a coroutine that suspends for `duration`. With zero it just gives up its turn, for one
  /// tick.
  public static Coroutine<Void> sleep(Duration duration) {
    requireNonNull(duration, "duration");
    return Sleep.of(duration, Coroutine.nothing());
  }

  /// Returns a coroutine that suspends for `duration` and then returns `result`.
  public static <T extends @Nullable Object> Coroutine<T> sleep(Duration duration, T result) {
    requireNonNull(duration, "duration");
    return Sleep.of(duration, result);
  }

  /// Blocks the loop for `duration`, like work that never awaits. Virtual time passes at once.
  ///
  /// In a job on another thread, as in [#toThread], it blocks that thread. Such a job takes no
  /// virtual time, so on a virtual clock it returns at once and the clock stays where it is.
  public static void busy(Duration duration) {
    requireNonNull(duration, "duration");
    var employer = ThreadPool.loopOfThisJob();
    if (EventLoop.runningOrNull() == null && employer != null) {
      Sleep.busyOnThread(employer.clock(), duration);
    } else {
      Sleep.busy(EventLoop.running(), duration);
    }
  }

  /// Returns a coroutine that awaits `work`, and cancels it when `timeout` has passed.
  ///
  /// The coroutine throws [TimeoutError] then.
  public static <T extends @Nullable Object> Coroutine<T> waitFor(
      Awaitable<T> work, Duration timeout) {
    requireNonNull(work, "work");
    requireNonNull(timeout, "timeout");
    return WaitFor.of(work, timeout);
  }

  /// Returns a coroutine that awaits `work` without a limit.
  public static <T extends @Nullable Object> Coroutine<T> waitFor(Awaitable<T> work) {
    requireNonNull(work, "work");
    return WaitFor.of(work, null);
  }

  /// Returns a coroutine that runs `body`, and cancels it and throws a [TimeoutError] when `delay`
  /// has passed.
  public static <T extends @Nullable Object> Coroutine<T> timeout(Duration delay, Body<T> body) {
    requireNonNull(delay, "delay");
    requireNonNull(body, "body");
    return Timeout.after(delay, _ -> body.run());
  }

  /// Returns a coroutine that runs `body`, and cancels it and throws a [TimeoutError] when `delay`
  /// has passed.
  public static Coroutine<Void> timeout(Duration delay, Body.OfVoid body) {
    requireNonNull(delay, "delay");
    requireNonNull(body, "body");
    return Timeout.after(delay, returningNothing((Timeout _) -> body.run()));
  }

  /// Returns a coroutine that runs `body` with a deadline of `delay` from its start, which the body
  /// may move.
  public static <T extends @Nullable Object> Coroutine<T> timeout(
      Duration delay, Body.In<Timeout, T> body) {
    requireNonNull(delay, "delay");
    requireNonNull(body, "body");
    return Timeout.after(delay, body);
  }

  /// Returns a coroutine that runs `body` with a deadline of `delay` from its start, which the body
  /// may move.
  public static Coroutine<Void> timeout(Duration delay, Body.VoidIn<Timeout> body) {
    requireNonNull(delay, "delay");
    return Timeout.after(delay, returningNothing(body));
  }

  /// Returns a coroutine that runs `body` without a deadline, and lets the body set one.
  public static <T extends @Nullable Object> Coroutine<T> noTimeout(Body.In<Timeout, T> body) {
    requireNonNull(body, "body");
    return Timeout.after(null, body);
  }

  /// Returns a coroutine that runs `body` without a deadline, and lets the body set one.
  public static Coroutine<Void> noTimeout(Body.VoidIn<Timeout> body) {
    return Timeout.after(null, returningNothing(body));
  }

  /// Returns a coroutine that runs `body`, and cancels it and throws a [TimeoutError] at the loop
  /// time `when`.
  public static <T extends @Nullable Object> Coroutine<T> timeoutAt(
      Duration when, Body.In<Timeout, T> body) {
    requireNonNull(when, "when");
    requireNonNull(body, "body");
    return Timeout.at(when, body);
  }

  /// Returns a coroutine that runs `body`, and cancels it and throws a [TimeoutError] at the loop
  /// time `when`.
  public static Coroutine<Void> timeoutAt(Duration when, Body.VoidIn<Timeout> body) {
    requireNonNull(when, "when");
    return Timeout.at(when, returningNothing(body));
  }

  /// Returns a future that ends as `work` does, and whose cancellation doesn't reach it.
  public static <T extends @Nullable Object> Future<T> shield(Awaitable<T> work) {
    requireNonNull(work, "work");
    return Shield.of(work);
  }

  // ---- iteration and threads ----

  /// Returns the values that `body` yields, one at a time, for a plain `for` to take.
  public static <T> Generator<T> generate(Body.VoidIn<Generator.Out<T>> body) {
    requireNonNull(body, "body");
    return Generator.of(body);
  }

  /// Returns a coroutine that runs `body` on another thread, in a copy of the current context.
  public static <T extends @Nullable Object> Coroutine<T> toThread(Body<T> body) {
    requireNonNull(body, "body");
    return Coroutine.named(
        "toThread",
        () -> {
          var context = Context.copy();
          return await(EventLoop.running().runInExecutor(() -> context.call(body)));
        });
  }

  // ---- durations ----

  /// Returns `amount` seconds, to the nanosecond. More than a loop's clock can count, which is some
  /// 292 years, becomes as much as it can.
  ///
  /// @throws IllegalArgumentException if `amount` is not a number
  public static Duration seconds(double amount) {
    if (Double.isNaN(amount)) {
      throw new IllegalArgumentException("NaN is not a number of seconds");
    }
    return Duration.ofNanos(Math.round(amount * 1_000_000_000));
  }

  /// Returns `amount` milliseconds.
  public static Duration millis(long amount) {
    return Duration.ofMillis(amount);
  }

  private static <S> Body.In<S, Void> returningNothing(Body.VoidIn<S> body) {
    requireNonNull(body, "body");
    return scope -> {
      body.run(scope);
      return Coroutine.nothing();
    };
  }
}
