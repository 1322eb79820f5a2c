package dev.loopbook.sync;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets tasks that share something under a lock wait until another task has changed it.
///
///     try (var _ = await(condition.acquire())) {
///       await(condition.waitUntil(() -> stock > 0));
///       stock--;
///     }
///
/// As CPython 3.13's `asyncio.Condition`. A wait may end without a notification, because a notified
/// task that is cancelled passes the notification on. So check again after each wait, or use
/// [#waitUntil].
public final class Condition extends Primitive {

  private final WaitLine line = new WaitLine();
  private final Lock lock;

  /// Makes a condition with a lock of its own.
  public Condition() {
    this("");
  }

  /// Makes a condition with a lock of its own, called `name`.
  public Condition(String name) {
    this(new Lock(name), name);
  }

  /// Makes a condition over `lock`, which other code may use too.
  public Condition(Lock lock) {
    this(requireNonNull(lock, "lock"), lock.name());
  }

  /// Makes a condition over `lock`, called `name`.
  public Condition(Lock lock, String name) {
    super(name);
    this.lock = requireNonNull(lock, "lock");
  }

  /// Returns a coroutine that acquires the lock, as [Lock#acquire].
  public Coroutine<Guard> acquire() {
    return lock.acquire();
  }

  /// Releases the lock, as [Lock#release].
  ///
  /// @throws IllegalStateException if it is free
  public void release() {
    lock.release();
  }

  /// Returns whether a task holds the lock.
  public boolean isLocked() {
    return lock.isLocked();
  }

  /// Returns the lock.
  public Lock lock() {
    return lock;
  }

  /// Returns a coroutine that releases the lock, waits until it is notified, and acquires the lock
  /// again. It is asyncio's `wait`, a name that `Object` already uses.
  ///
  /// The lock is acquired again however the wait ends, even by a cancellation. The coroutine throws
  /// [IllegalStateException] if no task holds the lock.
  public Coroutine<Void> waitNotified() {
    return Coroutine.named("Condition.waitNotified", this::awaitNotified);
  }

  /// Returns a coroutine that waits, like [#waitNotified], until `predicate` is true. Takes no tick
  /// if it is true already. asyncio's `wait_for`.
  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    requireNonNull(predicate, "predicate");
    return Coroutine.named(
        "Condition.waitUntil",
        () -> {
          while (!predicate.getAsBoolean()) {
            awaitNotified();
          }
        });
  }

  private void awaitNotified() {
    requireLocked("wait");
    var loop = bind();
    lock.release();
    try {
      try {
        line.await(loop, this);
      } finally {
        reacquire();
      }
    } catch (Throwable gaveUp) {
      // The notification may have been meant for us. We can't use it, so pass it on.
      line.wakeNext();
      throw gaveUp;
    }
  }

  /// Acquires the lock even if the task is cancelled meanwhile; then throws the last cancellation.
  private void reacquire() {
    @Nullable CancelledError last = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError cancelled) {
        last = cancelled;
      }
    }
    if (last != null) {
      throw last;
    }
  }

  /// Wakes one waiting task. It continues once it has the lock, so release that soon.
  ///
  /// @throws IllegalStateException if no task holds the lock
  public void notifyOne() {
    notify(1);
  }

  /// Wakes up to `count` waiting tasks, in the order they came.
  ///
  /// @throws IllegalStateException if no task holds the lock
  public void notify(int count) {
    requireOwnThread();
    requireLocked("notify");
    line.wake(count);
  }

  /// Wakes all waiting tasks. It is asyncio's `notify_all`; `Object` already uses the names
  /// `notifyAll` and `notify`.
  ///
  /// @throws IllegalStateException if no task holds the lock
  public void notifyAllWaiters() {
    notify(line.size());
  }

  private void requireLocked(String what) {
    if (!lock.isLocked()) {
      throw new IllegalStateException(
          format(
              "cannot %s on un-acquired lock: do it inside  try (var _ = await(condition.acquire()))",
              what));
    }
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  @Override
  public List<Holder> holders() {
    return lock.holders();
  }

  @Override
  public String toString() {
    var holder =
        lock.holders().stream().findFirst().map(found -> "locked by " + found.task().displayName());
    return describe(holder.orElse("unlocked") + waiting(line.size()));
  }
}
