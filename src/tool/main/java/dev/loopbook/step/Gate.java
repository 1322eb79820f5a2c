package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.ProgramStopped;
import dev.loopbook.step.Goal.Point;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the program's loops stand, and where the shell lets them go.
///
/// One loop at a time has the turn. When it reaches the goal it stands, and the turn is nobody's
/// until the shell gives it again, to the loop that has stood longest. A loop that gets to a point
/// without having the turn stands at once: a second loop on another thread, or the next one of this
/// thread. Everything that a loop's thread did before it stands is seen by the shell's thread when
/// that has found it standing.
final class Gate {

  /// How often the shell looks whether the loop that has the turn is stuck behind one that stands.
  private static final long LOOK_AGAIN = Duration.ofMillis(50).toNanos();

  /// How long after a Ctrl-C a loop may take to come to a point, before it counts as busy.
  private static final int LOOKS_AFTER_PAUSE = 6;

  /// What the shell found when it stopped waiting.
  enum Found {
    /// A loop stands at the goal, or where it was asked to pause.
    STANDING,
    /// The program is over.
    OVER,
    /// The program was asked to pause, and is in the middle of something.
    BUSY
  }

  /// A loop on its thread.
  private record Visitor(EventLoop loop, Thread thread) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final Deque<Visitor> standing = new ArrayDeque<>();
  private @Nullable Visitor turn;
  private @Nullable EventLoop shown;
  private Goal goal = Goal.beginning();
  private boolean reached;
  private boolean pausing;
  private boolean over;
  private boolean closed;
  private int looksAfterPause;
  private boolean stuckBefore;
  private Position position = Position.BEGINNING;

  // Written under the lock, read by loops' threads at each callback.
  private volatile boolean looksAtCallbacks;

  private final BooleanSupplier isEnding;

  /// Makes a gate.
  ///
  /// @param isEnding tells whether the run is being ended, so that nobody may be held up any more
  Gate(BooleanSupplier isEnding) {
    this.isEnding = isEnding;
  }

  // ---- the program's threads ----

  /// Returns whether a point between two callbacks is worth an [#arrive].
  boolean looksAtCallbacks() {
    return looksAtCallbacks;
  }

  /// Comes to a point; returns when the loop may go on.
  ///
  /// @param callbacks how many callbacks of the present tick have run, at a point between them
  /// @throws ProgramStopped if the program was unloaded
  void arrive(EventLoop loop, Point point, int callbacks) {
    lock.lock();
    try {
      requireOpen();
      position =
          switch (point) {
            case BEGINNING -> position;
            case CALLBACK -> new Position(position.ticks(), callbacks);
            case TICK -> new Position(position.ticks() + 1, 0);
          };
      var here = turn;
      if (here != null && here.loop() == loop) {
        if (!goal.isReached(point, loop, position) && !pausing) {
          return;
        }
        reached = true;
        shown = loop;
        turn = null;
      } else if (!reached && goal.isReached(point, loop, position)) {
        reached = true; // it came by itself, as the first one of all does
        shown = loop;
      }
      stand(new Visitor(loop, Thread.currentThread()));
    } finally {
      lock.unlock();
    }
  }

  private void stand(Visitor visitor) {
    standing.addLast(visitor);
    changed.signalAll();
    var interrupted = false;
    try {
      while (turn != visitor) {
        requireOpen();
        try {
          changed.await();
        } catch (InterruptedException _) {
          interrupted = true; // the program's own affair, unless it is the end
        }
      }
    } finally {
      standing.remove(visitor);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    requireOpen();
  }

  private void requireOpen() {
    if (closed || isEnding.getAsBoolean()) {
      throw new ProgramStopped();
    }
  }

  /// Takes the turn from a loop that is closed.
  void left(EventLoop loop) {
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

  /// The program is over.
  void over() {
    lock.lock();
    try {
      over = true;
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
        looksAtCallbacks = next.looksAtCallbacks();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isReachedAlready(Goal next) {
    if (standing.isEmpty()) {
      return false;
    }
    // the first loop may have come to its beginning before anybody asked for that
    return next.isBeginning()
        ? position.equals(Position.BEGINNING)
        : next.isReachedAlready(standing.getFirst().loop());
  }

  /// Returns whether the program does something that it was not seen to finish.
  boolean isBusy() {
    lock.lock();
    try {
      return !over && !reached && (turn != null || standing.isEmpty()) && pausing;
    } finally {
      lock.unlock();
    }
  }

  /// Lets the program go until the goal is reached, it is over, or it was asked to pause.
  ///
  /// @param meanwhile is told from time to time how far it has come
  Found await(Consumer<Position> meanwhile) {
    lock.lock();
    looksAfterPause = 0;
    stuckBefore = false;
    lock.unlock();
    while (true) {
      var found = awaitChange();
      if (found.isPresent()) {
        return found.get();
      }
      meanwhile.accept(position());
    }
  }

  /// Waits for a moment; returns what came of it.
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
        if (pausing && ++looksAfterPause > LOOKS_AFTER_PAUSE) {
          return Optional.of(Found.BUSY);
        }
        passTurnIfStuck();
        return Optional.empty();
      }
      return Optional.of(reached ? Found.STANDING : Found.OVER);
    } catch (InterruptedException _) {
      pause();
      Thread.currentThread().interrupt();
      return Optional.of(Found.BUSY);
    } finally {
      lock.unlock();
    }
  }

  private void giveTurn() {
    var next = standing.pollFirst();
    if (next != null) {
      turn = next;
      stuckBefore = false;
      changed.signalAll();
    }
  }

  /// Returns whether another loop stands on the thread of the one that has the turn: its run is
  /// over.
  private boolean isPassed(Visitor busy) {
    return standing.stream().anyMatch(other -> other.thread() == busy.thread());
  }

  /// Gives the turn to another loop if the one that has it was found waiting twice in a row,
  /// perhaps for one of those that stand.
  private void passTurnIfStuck() {
    if (turn != null && !standing.isEmpty()) {
      var stuck = isStuck(turn);
      if (stuck && stuckBefore) {
        giveTurn();
      } else {
        stuckBefore = stuck;
      }
    }
  }

  private static boolean isStuck(Visitor busy) {
    return switch (busy.thread().getState()) {
      case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE -> false;
    };
  }

  /// Asks the program to stand at the next point. May be called from any thread.
  void pause() {
    lock.lock();
    try {
      pausing = true;
      looksAtCallbacks = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns the loop that stood last where it was meant to; before that, any.
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
      return Optional.ofNullable(turn).map(Visitor::thread);
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

  /// Ends the program's loops: each that stands, or comes to a point, leaves by [ProgramStopped].
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
