package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives out awaitables in the order in which they finish. As CPython 3.13's
/// `asyncio.as_completed`.
///
/// A `for` over it awaits each future and gives it out once it is done. [#results] gives coroutines
/// instead; each ends the way the next future to finish did.
///
/// @param <T> the type of the values
public final class AsCompleted<T extends @Nullable Object>
    implements Iterable<Future<T>>, Dependent {

  private final SequencedSet<Future<T>> todo = new LinkedHashSet<>();
  // In the order they finished. An arrival without a future means that time ran out for one.
  private final Deque<Arrival<T>> arrived = new ArrayDeque<>();
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();
  private final EventLoop loop = EventLoop.running();
  private final Consumer<Future<T>> onDone = this::oneDone;
  private final @Nullable TimerHandle limit;
  private int left;

  private record Arrival<T extends @Nullable Object>(@Nullable Future<T> done) {}

  private AsCompleted(Collection<? extends Awaitable<T>> awaitables, @Nullable Duration timeout) {
    new LinkedHashSet<>(awaitables).forEach(awaitable -> todo.add(loop.ensureFuture(awaitable)));
    todo.forEach(future -> future.addDoneCallback(onDone));
    limit = todo.isEmpty() || timeout == null ? null : loop.callLater(timeout, this::timeOver);
    left = todo.size();
  }

  static <T extends @Nullable Object> AsCompleted<T> of(
      Collection<? extends Awaitable<T>> awaitables, @Nullable Duration timeout) {
    return new AsCompleted<>(awaitables, timeout);
  }

  /// Returns an iterator whose `next` awaits the next future to finish and returns it.
  ///
  /// `next` throws [TimeoutError] if time ran out before all had finished.
  @Override
  public Iterator<Future<T>> iterator() {
    return iterate(this::takeNext);
  }

  /// Returns one coroutine for each awaitable. Each waits for the next one to finish, and ends the
  /// same way.
  public Iterable<Coroutine<T>> results() {
    return () -> iterate(() -> Coroutine.named("asCompleted", () -> takeNext().result()));
  }

  private <E> Iterator<E> iterate(Supplier<E> next) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public E next() {
        if (left == 0) {
          throw new NoSuchElementException("all awaitables have been given out");
        }
        left--;
        return next.get();
      }
    };
  }

  private Future<T> takeNext() {
    AccessLog.writes(this);
    while (arrived.isEmpty()) {
      awaitArrival();
    }
    var done = arrived.remove().done();
    if (done == null) {
      throw new TimeoutError();
    }
    return done;
  }

  private void awaitArrival() {
    Future<@Nullable Void> waiter = loop.createFuture(this);
    waiters.add(waiter);
    try {
      Async.await(waiter);
    } catch (Throwable e) {
      waiter.cancel();
      waiters.remove(waiter);
      if (!arrived.isEmpty() && !waiter.isCancelled()) {
        wakeOne();
      }
      throw e;
    }
  }

  private void oneDone(Future<T> future) {
    AccessLog.writes(this);
    if (todo.isEmpty()) {
      return; // time ran out before
    }
    todo.remove(future);
    arrive(new Arrival<>(future));
    if (todo.isEmpty() && limit != null) {
      limit.cancel();
    }
  }

  private void timeOver() {
    AccessLog.writes(this);
    for (var future : todo) {
      future.removeDoneCallback(onDone);
      arrive(new Arrival<>(null));
    }
    todo.clear();
  }

  private void arrive(Arrival<T> arrival) {
    arrived.add(arrival);
    wakeOne();
  }

  private void wakeOne() {
    AccessLog.writes(this);
    for (var waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        return;
      }
    }
  }

  @Override
  public List<Future<?>> dependsOn() {
    AccessLog.reads(this);
    return Future.pending(todo);
  }

  @Override
  public Future.Needs needs() {
    return limit == null ? Future.Needs.FIRST : Future.Needs.NONE;
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    return format("the next of %d to be done", todo.size());
  }
}
