package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Locale;

/// Holds tasks back until a given number of them have arrived, and then lets them all pass. It can
/// be used again and again.
///
/// ```
/// FILLING -> DRAINING    the last one arrived: all may pass
///         -> RESETTING   reset: those that wait get a BrokenBarrierError
///         -> BROKEN      abort: so do they, and all that arrive later
/// DRAINING, RESETTING -> FILLING   the last one has left
/// BROKEN -> FILLING, RESETTING     reset
/// ```
///
/// As CPython 3.13's `asyncio.Barrier`. That one has a lock, but no task ever finds it locked, so
/// this one does without.
public final class Barrier extends Primitive {

  private enum State {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  private final WaitLine line = new WaitLine();
  private final int parties;
  private State state = State.FILLING;
  // How many tasks are inside: waiting, or on their way out.
  private int inside;

  /// Makes a barrier for `parties` tasks.
  ///
  /// @throws IllegalArgumentException if `parties` is less than one
  public Barrier(int parties) {
    this(parties, "");
  }

  /// Makes a barrier for `parties` tasks, called `name`.
  ///
  /// @throws IllegalArgumentException if `parties` is less than one
  public Barrier(int parties, String name) {
    super(name);
    if (parties < 1) {
      throw new IllegalArgumentException(
          format("parties must be > 0, not %d: how many tasks have to come?", parties));
    }
    this.parties = parties;
  }

  /// Returns a coroutine that waits until all have arrived. Its value is the number of tasks that
  /// arrived before, 0 to `parties - 1`. It is asyncio's `wait`, a name that `Object` already uses.
  ///
  /// The last task to arrive doesn't wait. A task that arrives while others are still leaving waits
  /// for them first. If a waiting task is cancelled, the next one to arrive gets a number that
  /// another task already has. The coroutine throws [BrokenBarrierError] if the barrier is broken,
  /// or is reset or aborted in the meantime, and [IllegalStateException] if it belongs to another
  /// loop.
  public Coroutine<Integer> waitAll() {
    return Coroutine.named("Barrier.waitAll", this::awaitAll);
  }

  private int awaitAll() {
    AccessLog.writes(this);
    awaitEntry();
    var index = inside++;
    try {
      if (inside == parties) {
        state = State.DRAINING;
        line.wakeAll();
      } else {
        awaitRelease();
      }
      return index;
    } finally {
      leave();
    }
  }

  private void awaitEntry() {
    while (state == State.DRAINING || state == State.RESETTING) {
      awaitChange();
    }
    if (state == State.BROKEN) {
      throw new BrokenBarrierError(
          format("Barrier aborted: nobody passes %s until somebody resets it", this));
    }
  }

  private void awaitRelease() {
    while (state == State.FILLING) {
      awaitChange();
    }
    if (state != State.DRAINING) {
      throw new BrokenBarrierError(
          format("Abort or reset of barrier: %s let nobody pass this time", this));
    }
  }

  private void awaitChange() {
    AccessLog.writes(this);
    try {
      line.await(bind(), this);
    } catch (Throwable gaveUp) {
      // As at a condition: the wake-up may have been meant for us, so pass it on.
      line.wakeNext();
      throw gaveUp;
    }
  }

  private void leave() {
    AccessLog.writes(this);
    inside--;
    if (inside == 0) {
      if (state == State.DRAINING || state == State.RESETTING) {
        state = State.FILLING;
      }
      line.wakeAll();
    }
  }

  /// Returns a coroutine that resets the barrier; tasks that wait get a [BrokenBarrierError]. It
  /// never waits.
  public Coroutine<Void> reset() {
    return Coroutine.named(
        "Barrier.reset", () -> become(inside > 0 ? State.RESETTING : State.FILLING));
  }

  /// Returns a coroutine that breaks the barrier: tasks that wait, or arrive before it is reset,
  /// get a [BrokenBarrierError]. It never waits.
  public Coroutine<Void> abort() {
    return Coroutine.named("Barrier.abort", () -> become(State.BROKEN));
  }

  private void become(State next) {
    AccessLog.writes(this);
    state = next;
    line.wakeAll();
  }

  /// Returns how many tasks have to arrive.
  public int parties() {
    return parties;
  }

  /// Returns how many tasks wait for the others; zero while they leave.
  public int waiting() {
    AccessLog.reads(this);
    return state == State.FILLING ? inside : 0;
  }

  /// Returns whether it was aborted and not reset since.
  public boolean isBroken() {
    AccessLog.reads(this);
    return state == State.BROKEN;
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    var stage = state.name().toLowerCase(Locale.ROOT);
    return describe(isBroken() ? stage : format("%s, %d/%d waiting", stage, waiting(), parties));
  }
}
