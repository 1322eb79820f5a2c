package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.FairChance;
import dev.loopbook.program.ProgramStopped;
import dev.loopbook.step.Goal.Point;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the program's loops wait until the shell lets them go on.
///
/// A loop's thread calls [#arrive] at each point where it may pause: before its first tick, between
/// two callbacks, and after a tick. It gets there by way of [GateListener], so the program itself
/// is unchanged: a loop listener that blocks is all it takes to hold a loop between two callbacks.
/// Nothing is half done then. No callback is on the stack, and every other task is suspended or
/// queued, so the shell's thread can read the loop's queues, timers and stacks as plain data.
///
/// **One loop at a time has the turn.** A program may run several loops, on several threads or one
/// after the other. If they ran freely, two runs of a program would interleave differently and
/// stepping back couldn't find its way. So the loop that has the turn runs up to the goal and
/// pauses there, and then nobody has the turn until the shell gives it to the loop that has waited
/// longest. A loop that arrives without the turn waits, wherever it is.
///
/// **The turn can get stuck.** The loop that has it may be waiting for a loop that's held here,
/// such as a `main` that joins a second thread. Nothing tells us what a thread waits for, so the
/// shell looks at the thread's state now and then. One look isn't enough: a thread that takes a
/// lock for a moment looks the same. A thread found waiting in two looks in a row loses the turn.
/// It loses it too when another loop arrives on its own thread, because then its run is over.
///
/// The lock also publishes: the shell's thread sees everything a loop's thread did before it
/// paused.
final class Gate {

  /// How often the shell looks whether the loop that has the turn is stuck.
  private static final long LOOK_AGAIN = Duration.ofMillis(50).toNanos();

  /// How many looks a loop has after a Ctrl-C to arrive at a point before it counts as busy.
  private static final int LOOKS_AFTER_PAUSE = 6;

  /// What the shell found when it stopped waiting.
  enum Found {
    /// A loop is paused at the goal, or where it was asked to pause.
    PAUSED,
    /// The program has ended.
    OVER,
    /// The program was asked to pause but is in the middle of something.
    BUSY
  }

  /// A loop, and the thread that it runs on.
  private record LoopOnThread(EventLoop loop, Thread thread) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final Deque<LoopOnThread> paused = new ArrayDeque<>();
  private @Nullable LoopOnThread turn;
  private @Nullable EventLoop shown;
  private @Nullable EventLoop latest;
  private boolean reached;
  private boolean over;
  private boolean closed;
  private int looksAfterPause;
  private FairChance chance = new FairChance();
  private boolean stuckBefore;

  // Written under the lock, read by loops' threads at each callback or tick: a recorder that asks
  // holds its own lock, which a goal may need while this one is held.
  private volatile Goal goal = Goal.beginning();
  private volatile boolean pausing;
  private volatile Position position = Position.BEGINNING;
  private volatile boolean looksAtCallbacks;

  private @Nullable Runnable visit;

  private final RunEnd end;
  private final Repetition repetition;

  /// The end of the run whose loops wait here.
  interface RunEnd {
    /// Returns whether the run is being ended, so that no thread may be held up any longer.
    boolean hasBegun();

    /// Returns what ends the calling thread.
    default ProgramStopped thrown() {
      return new ProgramStopped();
    }
  }

  /// What a loop does again at a position, before it looks whether that is a goal.
  interface Repetition {
    /// Nothing.
    Repetition NONE =
        new Repetition() {
          @Override
          public void at(Position position, EventLoop loop) {}

          @Override
          public boolean looksAtCallbacks() {
            return false;
          }
        };

    void at(Position position, EventLoop loop);

    /// Returns whether some of it is between two callbacks.
    boolean looksAtCallbacks();
  }

  Gate(RunEnd end) {
    this(end, Repetition.NONE);
  }

  Gate(RunEnd end, Repetition repetition) {
    this.end = end;
    this.repetition = repetition;
    looksAtCallbacks = repetition.looksAtCallbacks();
  }

  // ---- the program's threads ----

  /// Returns whether somebody wants a report of the tick that is running.
  boolean isTold() {
    return pausing || position.ticks() + 1 >= goal.firstToldTick();
  }

  /// Returns whether a point between two callbacks is worth an [#arrive].
  boolean looksAtCallbacks() {
    return looksAtCallbacks;
  }

  /// Called by a loop's thread at a point where it may pause. Returns when the loop may go on.
  ///
  /// @param callbacks how many callbacks of the current tick have run, if the point is between two
  /// @throws ProgramStopped if the program was unloaded
  void arrive(EventLoop loop, Point point, int callbacks) {
    arrive(loop, point, callbacks, true);
  }

  /// Called as the other one.
  ///
  /// @param canShow whether there is a report of what ran last; without one, somebody who asked for
  ///   a pause would see nothing
  void arrive(EventLoop loop, Point point, int callbacks, boolean canShow) {
    repetition.at(
        moveTo(loop, point, callbacks), loop); // not under the lock: it runs the loop's code
    lock.lock();
    try {
      requireOpen();
      var here = turn;
      if (here != null && here.loop() == loop) {
        if (!goal.isReached(point, loop, position) && !(pausing && canShow)) {
          return;
        }
        reached = true;
        shown = loop;
        turn = null;
      } else if (!reached && goal.isReached(point, loop, position)) {
        reached = true; // it arrived by itself, as the very first loop does
        shown = loop;
      }
      waitForTurn(new LoopOnThread(loop, Thread.currentThread()));
    } finally {
      lock.unlock();
    }
  }

  /// Called by a loop's thread in the middle of a callback, before a line of the program. Returns
  /// when that may go on; at once if nobody is to stop there now.
  ///
  /// @param callbacks how many callbacks of the current tick have run
  /// @param stopping is told first, if it stops
  void arriveAtLine(EventLoop loop, int callbacks, Runnable stopping) {
    lock.lock();
    try {
      requireOpen();
      var here = turn;
      if (here == null
          || here.loop() != loop
          || here.thread() != Thread.currentThread()
          || !goal.stopsAtLines()) {
        return;
      }
      stopping.run();
      position = new Position(position.ticks(), callbacks);
      reached = true;
      shown = loop;
      turn = null;
      waitForTurn(new LoopOnThread(loop, Thread.currentThread()));
    } finally {
      lock.unlock();
    }
  }

  private Position moveTo(EventLoop loop, Point point, int callbacks) {
    lock.lock();
    try {
      requireOpen();
      latest = loop;
      position =
          switch (point) {
            case BEGINNING -> position;
            case CALLBACK -> new Position(position.ticks(), callbacks);
            case TICK -> new Position(position.ticks() + 1, 0);
          };
      return position;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality") // that very pause
  private void waitForTurn(LoopOnThread arrived) {
    paused.addLast(arrived);
    changed.signalAll();
    var interrupted = false;
    try {
      while (turn != arrived) {
        requireOpen();
        if (visit != null && arrived.loop() == shown) {
          receive(visit);
          continue;
        }
        try {
          changed.await();
        } catch (InterruptedException _) {
          interrupted = true; // meant for the program, which gets it back below
        }
      }
    } finally {
      paused.remove(arrived);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    requireOpen();
  }

  /// Runs a visit on the loop's thread, without the lock: it may do whatever a program does.
  private void receive(Runnable visitor) {
    lock.unlock();
    try {
      visitor.run();
    } finally {
      lock.lock();
      visit = null;
      changed.signalAll();
    }
  }

  private void requireOpen() {
    if (closed || end.hasBegun()) {
      throw end.thrown();
    }
  }

  /// Takes the turn from a loop that was closed.
  void loopClosed(EventLoop loop) {
    lock.lock();
    try {
      if (turn != null && turn.loop() == loop) {
        turn = null;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Called when the program has ended. The loop that ran last is shown from now on: the one at
  /// which somebody stopped before may have been closed long ago.
  void over() {
    lock.lock();
    try {
      over = true;
      shown = latest;
      // The last tick isn't completed. Whether its callbacks were counted depends on the goals
      // before, and the end is one moment.
      position = new Position(position.ticks(), 0);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ---- the shell's thread ----

  /// Sets a new goal, unless the program is busy with an older one.
  void setGoal(Goal next) {
    lock.lock();
    try {
      if (!isBusy()) {
        goal = next;
        reached = isReachedAlready(next);
        pausing = false;
        looksAtCallbacks = next.looksAtCallbacks() || repetition.looksAtCallbacks();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isReachedAlready(Goal next) {
    if (paused.isEmpty()) {
      return false;
    }
    // the first loop may have arrived at its beginning before anyone asked for that
    return next.isBeginning()
        ? position.equals(Position.BEGINNING)
        : next.isReachedAlready(paused.getFirst().loop());
  }

  /// Returns whether the program was asked to pause and hasn't arrived at a point since.
  boolean isBusy() {
    lock.lock();
    try {
      return !over && !reached && (turn != null || paused.isEmpty()) && pausing;
    } finally {
      lock.unlock();
    }
  }

  /// Lets the program run until it reaches the goal, ends, or was asked to pause.
  ///
  /// @param meanwhile is told now and then how far it has come
  Found await(Consumer<Position> meanwhile) {
    lock.lock();
    try {
      looksAfterPause = 0;
      chance = new FairChance();
      stuckBefore = false;
    } finally {
      lock.unlock();
    }
    while (true) {
      var found = awaitChange();
      if (found.isPresent()) {
        return found.get();
      }
      meanwhile.accept(position());
    }
  }

  /// Waits until the next look. Returns what was found, if the wait is over.
  private Optional<Found> awaitChange() {
    lock.lock();
    try {
      while (!reached && !over) {
        if (turn == null || isPassed(turn)) {
          giveTurn();
        }
        if (changed.awaitNanos(LOOK_AGAIN) > 0) {
          continue;
        }
        if (pausing && chance.passed() && ++looksAfterPause > LOOKS_AFTER_PAUSE) {
          return Optional.of(Found.BUSY);
        }
        passTurnIfStuck();
        return Optional.empty();
      }
      return Optional.of(reached ? Found.PAUSED : Found.OVER);
    } catch (InterruptedException _) {
      requestPause();
      Thread.currentThread().interrupt();
      return Optional.of(Found.BUSY);
    } finally {
      lock.unlock();
    }
  }

  private void giveTurn() {
    var next = paused.pollFirst();
    if (next != null) {
      turn = next;
      stuckBefore = false;
      changed.signalAll();
    }
  }

  /// Returns whether another loop waits here on the same thread: then this one's run is over.
  private boolean isPassed(LoopOnThread busy) {
    return paused.stream().anyMatch(other -> other.thread() == busy.thread());
  }

  /// Gives the turn to another loop if the one that has it was found waiting in two looks in a row.
  private void passTurnIfStuck() {
    if (turn != null && !paused.isEmpty()) {
      var stuck = isStuck(turn);
      if (stuck && stuckBefore) {
        giveTurn();
      } else {
        stuckBefore = stuck;
      }
    }
  }

  private static boolean isStuck(LoopOnThread busy) {
    return switch (busy.thread().getState()) {
      case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE -> false;
    };
  }

  /// Runs `visitor` on the thread of the loop that's paused and shown. Returns when it's done, or
  /// the program is over.
  ///
  /// @return false if no loop is paused
  boolean visit(Runnable visitor) {
    lock.lock();
    try {
      if (over || turn != null || paused.stream().noneMatch(each -> each.loop() == shown)) {
        return false;
      }
      visit = visitor;
      changed.signalAll();
      while (visit != null && !over) {
        changed.awaitUninterruptibly();
      }
      return true;
    } finally {
      visit = null;
      lock.unlock();
    }
  }

  /// Returns the thread of the loop that's shown, if it's paused.
  Optional<Thread> shownThread() {
    lock.lock();
    try {
      return paused.stream()
          .filter(each -> each.loop() == shown)
          .map(LoopOnThread::thread)
          .findFirst();
    } finally {
      lock.unlock();
    }
  }

  /// Asks the program to pause at the next point. May be called from any thread.
  void requestPause() {
    lock.lock();
    try {
      pausing = true;
      looksAtCallbacks = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns the loop that last paused where it was meant to.
  Optional<EventLoop> shown() {
    lock.lock();
    try {
      return Optional.ofNullable(shown);
    } finally {
      lock.unlock();
    }
  }

  /// Returns the thread of the loop that has the turn.
  Optional<Thread> busyThread() {
    lock.lock();
    try {
      return Optional.ofNullable(turn).map(LoopOnThread::thread);
    } finally {
      lock.unlock();
    }
  }

  Position position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the program's loops: each one that waits here, or arrives, leaves with [ProgramStopped].
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
