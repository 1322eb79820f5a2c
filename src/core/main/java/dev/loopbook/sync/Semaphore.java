package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;

/// Lets a limited number of tasks in at a time, first come, first served.
///
///     var atMostTen = new Semaphore(10);
///     try (var _ = await(atMostTen.acquire())) {
///       // at most nine others are here
///     }
///
/// As CPython 3.13's `asyncio.Semaphore`: a released permit goes to the first task in line at once, so
/// that no task that comes later can take it first.
public sealed class Semaphore extends Primitive permits BoundedSemaphore {

  private final WaitLine line = new WaitLine();
  private final Guard held = this::release;
  private final int initial;
  private final Ledger ledger = new Ledger(this);
  private int permits;

  /// Makes a semaphore with one permit.
  public Semaphore() {
    this(1);
  }

  /// Makes a semaphore with `permits` permits.
  ///
  /// @throws IllegalArgumentException if `permits` is negative
  public Semaphore(int permits) {
    this(permits, "");
  }

  /// Makes a semaphore with `permits` permits, called `name`.
  ///
  /// @throws IllegalArgumentException if `permits` is negative
  public Semaphore(int permits, String name) {
    super(name);
    if (permits < 0) {
      throw new IllegalArgumentException(
          format(
              "Semaphore initial value must be >= 0, not %d; 0 makes everybody wait for a release()",
              permits));
    }
    initial = permits;
    this.permits = permits;
  }

  /// Returns a coroutine that waits for a permit and takes it. Takes no tick if one is free and no
  /// task waits.
  ///
  /// The coroutine throws [IllegalStateException] if it has to wait and the semaphore belongs to
  /// another loop.
  public Coroutine<Guard> acquire() {
    var asked = Origin.ifTracked();
    return Coroutine.named(
        "Semaphore.acquire",
        () -> {
          AccessLog.writes(this);
          if (isLocked()) {
            awaitPermit();
          } else {
            permits--;
          }
          noteTaken(asked);
          return held;
        });
  }

  private void awaitPermit() {
    var entry = line.enter(bind(), this);
    var turn = entry.turn();
    try {
      Async.await(turn);
    } catch (Throwable gaveUp) {
      if (turn.isDone() && !turn.isCancelled()) {
        AccessLog.writes(this);
        permits++; // we were given a permit, but can't use it
      }
      throw gaveUp;
    } finally {
      line.leave(entry);
      giveOut();
      ledger.noteIfAllBack(permits >= initial);
    }
  }

  /// Gives free permits to tasks that had to join the line although there were some.
  private void giveOut() {
    AccessLog.writes(this);
    while (permits > 0 && giveToNext()) {}
  }

  private boolean giveToNext() {
    var given = line.wakeNext();
    if (given) {
      permits--;
    }
    return given;
  }

  /// Gives a permit back, or adds one; it goes to the first task in line, if any. Any task may do
  /// so.
  public void release() {
    requireOwnThread();
    AccessLog.writes(this);
    permits++;
    giveToNext();
    ledger.gaveBack(permits >= initial);
  }

  private void noteTaken(Optional<Origin> asked) {
    ledger.took(asked, permits >= initial);
  }

  /// Returns whether the next [#acquire] has to wait, because no permit is free or others wait.
  public boolean isLocked() {
    AccessLog.reads(this);
    return permits == 0 || !line.isAbandoned();
  }

  /// Returns how many permits are free. One that was given to a waiting task isn't, even if the
  /// task has not run since.
  public int permits() {
    AccessLog.reads(this);
    return permits;
  }

  /// Returns how many permits it started with.
  final int initial() {
    return initial;
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  /// Returns the tasks that took permits and have not given them back, in the order they came.
  /// Known only on a loop with a listener.
  ///
  /// A permit given back by a task that took none counts as the oldest one.
  @Override
  public List<Holder> holders() {
    AccessLog.reads(this);
    return ledger.holders();
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    var state = permits > initial ? permits + " free" : format("%d/%d free", permits, initial);
    return describe(state + waiting(line.size()));
  }
}
