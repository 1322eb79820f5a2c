package dev.loopbook.sync;

import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets one task in at a time, first come, first served.
///
/// ```
/// UNLOCKED -> LOCKED      acquire
///          <-             release, by any task
/// ```
///
///     try (var _ = await(lock.acquire())) {
///       // nobody else is here, awaits included
///     }
///
/// As CPython 3.13's `asyncio.Lock`. It isn't reentrant. A task that comes while others wait goes to
/// the end of the line, even if the lock is free because the next in line has yet to run.
public final class Lock extends Primitive {

  private final WaitLine line = new WaitLine();
  private final Guard held = this::release;
  private boolean locked;
  private @Nullable Task<?> holder;
  private Optional<Origin> place = Optional.empty();
  // The loop that lists this lock among its resources; null if none does.
  private @Nullable EventLoop watchedBy;

  /// Makes a free lock.
  public Lock() {
    this("");
  }

  /// Makes a free lock called `name`.
  public Lock(String name) {
    super(name);
  }

  /// Returns a coroutine that waits until the lock is free and takes it. Takes no tick if it is
  /// free already.
  ///
  /// The coroutine throws [IllegalStateException] if it has to wait and the lock belongs to another
  /// loop.
  public Coroutine<Guard> acquire() {
    var asked = Origin.ifTracked();
    return Coroutine.named(
        "Lock.acquire",
        () -> {
          AccessLog.reads(this);
          if (locked || !line.isAbandoned()) {
            awaitTurn();
          }
          taken(asked);
          return held;
        });
  }

  private void awaitTurn() {
    try {
      line.await(bind(), this);
    } catch (Throwable gaveUp) {
      // If it was our turn, the lock is free and nobody else was woken.
      if (!locked) {
        line.wakeHead();
      }
      throw gaveUp;
    }
  }

  private void taken(Optional<Origin> asked) {
    AccessLog.writes(this);
    var task = currentTask();
    locked = true;
    holder = task;
    place = asked;
    if (task.loop().listener() != null) {
      watchedBy = task.loop();
      watchedBy.resources().opened(this);
    }
  }

  /// Releases the lock and wakes the first task in line, if any. Any task may do so.
  ///
  /// @throws IllegalStateException if it is free already
  public void release() {
    requireOwnThread();
    AccessLog.writes(this);
    if (!locked) {
      throw new IllegalStateException(
          format("Lock is not acquired: %s was released once more than it was acquired", this));
    }
    locked = false;
    holder = null;
    place = Optional.empty();
    if (watchedBy != null) {
      watchedBy.resources().closed(this);
      watchedBy = null;
    }
    line.wakeHead();
  }

  /// Returns whether a task holds it.
  public boolean isLocked() {
    AccessLog.reads(this);
    return locked;
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  @Override
  public List<Holder> holders() {
    AccessLog.reads(this);
    return holder == null ? List.of() : List.of(new Holder(holder, place));
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    var state = holder == null ? "unlocked" : "locked by " + holder.displayName();
    return describe(state + waiting(line.size()));
  }
}
