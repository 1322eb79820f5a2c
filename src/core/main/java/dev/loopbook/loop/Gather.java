package dev.loopbook.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Waits for several awaitables at once. As CPython 3.13's `asyncio.gather`.
///
/// The first failure is passed on at once, and the others keep running; only cancelling the gather
/// itself cancels them. An awaitable that is given twice runs once, and its result appears twice.
///
/// @param <T> the children's type of value
/// @param <R> the type of the whole
final class Gather<T extends @Nullable Object, R extends @Nullable Object> {

  private final List<Future<T>> children = new ArrayList<>();
  private final boolean collectsFailures;
  private final Function<List<Future<T>>, R> whole;
  private final GatheringFuture<R> outer;
  private int different;
  private int finished;

  private Gather(
      EventLoop loop,
      Collection<? extends Awaitable<? extends T>> awaitables,
      boolean collectsFailures,
      Function<List<Future<T>>, R> whole) {
    AccessLog.makes(this);
    this.collectsFailures = collectsFailures;
    this.whole = whole;
    outer = new GatheringFuture<>(loop, children);
    var known = new IdentityHashMap<Awaitable<?>, Future<T>>(awaitables.size());
    var alreadyDone = new ArrayList<Future<T>>();
    Consumer<Future<T>> whenDone = this::childDone;
    for (var awaitable : awaitables) {
      var seen = known.get(awaitable);
      if (seen == null) {
        seen = widen(loop.ensureFuture(awaitable));
        known.put(awaitable, seen);
        different++;
        if (seen.isDone()) {
          alreadyDone.add(seen);
        } else {
          seen.addDoneCallback(whenDone);
        }
      }
      children.add(seen);
    }
    alreadyDone.forEach(this::childDone);
  }

  /// Returns a future for the results, in the order of `awaitables`; the first failure fails it.
  static <T extends @Nullable Object> Future<List<T>> of(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return start(awaitables, false, Gather::results);
  }

  /// Returns a future that says how each of `awaitables` ended; it fails only if it is cancelled.
  static <T extends @Nullable Object> Future<List<Outcome<T>>> returningExceptions(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return start(awaitables, true, done -> done.stream().map(Outcome::of).toList());
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> Future<R> start(
      Collection<? extends Awaitable<? extends T>> awaitables,
      boolean collectsFailures,
      Function<List<Future<T>>, R> whole) {
    if (awaitables.isEmpty()) {
      Future<R> nothing = EventLoop.running().createFuture();
      nothing.setResult(whole.apply(List.of()));
      return nothing;
    }
    var loop =
        awaitables.iterator().next() instanceof Future<?> future
            ? future.loop()
            : EventLoop.running();
    return new Gather<T, R>(loop, awaitables, collectsFailures, whole).outer;
  }

  private static <T extends @Nullable Object> List<T> results(List<Future<T>> done) {
    var results = new ArrayList<T>(done.size());
    done.forEach(child -> results.add(child.result()));
    return Collections.unmodifiableList(results);
  }

  // Safe: the future's value is only read here.
  @SuppressWarnings("unchecked")
  private static <T extends @Nullable Object> Future<T> widen(Future<? extends T> future) {
    return (Future<T>) future;
  }

  // The callbacks of different children are independent, except of the one that completes the
  // whole.
  private void childDone(Future<T> child) {
    AccessLog.counts(this);
    finished++;
    if (outer.isDone()) {
      if (!child.isCancelled()) {
        child.exception(); // counts as retrieved: the gather has failed already
      }
      return;
    }
    if (!collectsFailures) {
      if (child.isCancelled()) {
        AccessLog.writes(this);
        outer.setException(child.makeCancelledError());
        return;
      }
      var failure = child.exception();
      if (failure.isPresent()) {
        AccessLog.writes(this);
        outer.setException(failure.get());
        return;
      }
    }
    if (finished == different) {
      finish();
    }
  }

  private void finish() {
    AccessLog.writes(this);
    var result = whole.apply(children);
    if (outer.isCancelRequested()) {
      outer.setException(children.getLast().makeCancelledError());
    } else {
      outer.setResult(result);
    }
  }
}
