package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;

/// Lets a fixed number of tasks in at a time, first come, first served.
///
///     var atMostTen = new Semaphore(10);
///     try (var _ = await(atMostTen.acquire())) {
///       // nine others at most are here
///     }
///
/// As CPython 3.13's `asyncio.Semaphore`: a released permit is handed to the first task in line at
/// once, so that nobody who comes later can take it on the way.
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
  /// @throws IllegalArgumentException if they are negative
  public Semaphore(int permits) {
    this(permits, "");
  }

  /// Makes a semaphore with `permits` permits that people will know as `name`.
  ///
  /// @throws IllegalArgumentException if they are negative
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

  /// Returns a coroutine that waits for a permit and takes it; costs no tick if one is free and
  /// nobody waits.
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
    var turn = line.enter(bind(), this);
    try {
      Async.await(turn);
    } catch (Throwable gaveUp) {
      if (turn.isDone() && !turn.isCancelled()) {
        AccessLog.writes(this);
        permits++; // a permit was handed to us, and we cannot use it
      }
      throw gaveUp;
    } finally {
      line.leave(turn);
      handOut();
    }
  }

  /// Hands out what is free to those who had to stand in line although it was.
  private void handOut() {
    AccessLog.writes(this);
    while (permits > 0 && handToNext()) {}
  }

  private boolean handToNext() {
    var handed = line.wakeNext();
    if (handed) {
      permits--;
    }
    return handed;
  }

  /// Gives a permit back, or adds one; hands it to the first task in line, if there is one. Any
  /// task may do so.
  public void release() {
    AccessLog.writes(this);
    permits++;
    handToNext();
    ledger.gaveBack(permits >= initial);
  }

  private void noteTaken(Optional<Origin> asked) {
    ledger.took(asked, permits >= initial);
  }

  /// Returns whether the next [#acquire] has to wait: no permit is free, or others wait already.
  public boolean isLocked() {
    AccessLog.reads(this);
    return permits == 0 || !line.isAbandoned();
  }

  /// Returns how many permits are free. A permit that was handed to a task which has not run since
  /// is not.
  public int permits() {
    AccessLog.reads(this);
    return permits;
  }

  /// Returns how many permits it began with.
  final int initial() {
    return initial;
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  /// Returns who took the permits that are out, in the order they came. Known only on a loop with a
  /// listener.
  ///
  /// A permit that another task gave back counts as the oldest one's.
  @Override
  public List<Holder> holders() {
    return ledger.holders();
  }

  @Override
  public String toString() {
    var state = permits > initial ? permits + " free" : format("%d/%d free", permits, initial);
    return describe(state + waiting(line.size()));
  }
}
