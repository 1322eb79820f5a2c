package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `waitOn` does: waits for futures and leaves them alone. It cancels none, and throws nothing
/// that they throw. As CPython 3.13's `asyncio.wait`.
final class WaitOn<F extends Future<? extends @Nullable Object>> implements Dependent {

  private final SequencedSet<F> futures;
  private final Waited.Until until;
  private final EventLoop loop = EventLoop.running();
  private final Future<@Nullable Void> waiter;
  private @Nullable TimerHandle limit;
  private int left;

  private WaitOn(SequencedSet<F> futures, Waited.Until until) {
    AccessLog.makes(this);
    this.futures = futures;
    this.until = until;
    left = futures.size();
    waiter = loop.createFuture(this);
  }

  /// Returns a coroutine that waits for `futures` as `until` says, or for `timeout` if that is not
  /// null.
  static <F extends Future<? extends @Nullable Object>> Coroutine<Waited<F>> of(
      Collection<? extends F> futures, Waited.Until until, @Nullable Duration timeout) {
    return Coroutine.named(
        "waitOn",
        () -> {
          if (futures.isEmpty()) {
            throw new IllegalArgumentException(
                "waitOn was given no futures; it needs at least one");
          }
          futures.forEach(future -> requireNonNull(future, "an awaitable is null"));
          return new WaitOn<F>(new LinkedHashSet<>(futures), until).run(timeout);
        });
  }

  private Waited<F> run(@Nullable Duration timeout) {
    if (timeout != null) {
      limit = loop.callLater(timeout, this::release);
    }
    Consumer<Future<?>> oneDone = this::oneDone;
    futures.forEach(future -> future.addDoneCallback(oneDone));
    try {
      Async.await(waiter);
    } finally {
      cancelLimit();
      futures.forEach(future -> future.removeDoneCallback(oneDone));
    }
    var done = new LinkedHashSet<F>();
    var pending = new LinkedHashSet<F>();
    futures.forEach(future -> (future.isDone() ? done : pending).add(future));
    return new Waited<>(
        Collections.unmodifiableSequencedSet(done), Collections.unmodifiableSequencedSet(pending));
  }

  private void oneDone(Future<?> future) {
    AccessLog.counts(this);
    left--;
    if (left <= 0 || until == Waited.Until.FIRST_COMPLETED || endsOnFailureOf(future)) {
      AccessLog.writes(this);
      cancelLimit();
      release();
    }
  }

  private boolean endsOnFailureOf(Future<?> future) {
    return until == Waited.Until.FIRST_EXCEPTION
        && !future.isCancelled()
        && future.exception().isPresent();
  }

  private void cancelLimit() {
    if (limit != null) {
      limit.cancel();
    }
  }

  private void release() {
    if (!waiter.isDone()) {
      waiter.setResult(null);
    }
  }

  @Override
  public List<Future<?>> dependsOn() {
    return Future.pending(futures);
  }

  @Override
  public Future.Needs needs() {
    if (limit != null) {
      return Future.Needs.NONE;
    }
    return until == Waited.Until.ALL_COMPLETED ? Future.Needs.ALL : Future.Needs.FIRST;
  }

  @Override
  public String toString() {
    return format(
        "%s of %d",
        switch (until) {
          case FIRST_COMPLETED -> "the first";
          case FIRST_EXCEPTION -> "the first failure";
          case ALL_COMPLETED -> "all";
        },
        futures.size());
  }
}
