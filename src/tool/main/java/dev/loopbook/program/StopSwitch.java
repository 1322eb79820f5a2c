package dev.loopbook.program;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Says which of a run's threads have to end now.
///
/// `RUNNING -> WINDING_UP -> OVER`, or straight to `OVER` by `System.exit`. While winding up, each
/// thread is told once, at its next check or by an interrupt where it waits, and may then run its
/// `finally` blocks undisturbed. Once it is over every check throws, so that a loop around `catch
/// (Throwable t) {}` ends as well.
final class StopSwitch {
  private enum Phase {
    RUNNING,
    WINDING_UP,
    OVER
  }

  /// A call of `System.exit`; there is at most one that counts.
  record Exit(int status, boolean withHooks, Thread caller) {}

  private final Set<Thread> told = ConcurrentHashMap.newKeySet();
  private final Set<Thread> permitted = ConcurrentHashMap.newKeySet();
  // both written by the thread that stops the run, under this object's lock, and read by all
  private volatile Phase phase = Phase.RUNNING;
  private volatile @Nullable Exit exit;

  /// Begins the end, unless it has begun.
  synchronized void windUp() {
    if (phase == Phase.RUNNING) {
      phase = Phase.WINDING_UP;
    }
  }

  /// Ends it: from here on every check throws.
  synchronized void over() {
    phase = Phase.OVER;
  }

  /// Ends it because the calling thread called `System.exit`, unless the end has begun.
  synchronized void exit(int status, boolean withHooks) {
    if (phase == Phase.RUNNING) {
      exit = new Exit(status, withHooks, Thread.currentThread());
      phase = Phase.OVER;
    }
  }

  /// Returns the call of `System.exit` that ended the run, if one did.
  Optional<Exit> exit() {
    return Optional.ofNullable(exit);
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  /// Lets a shutdown hook run on after the end.
  void permit(Thread hook) {
    permitted.add(hook);
  }

  /// Takes that back.
  void permitNobody() {
    permitted.clear();
  }

  /// Notes that a thread will learn of the end by an interrupt, because it waits and meets no
  /// check. Returns false if it knew before.
  boolean tell(Thread thread) {
    return told.add(thread);
  }

  /// Returns whether a thread knows of the end, and so runs its `finally` blocks.
  boolean wasTold(Thread thread) {
    return told.contains(thread);
  }

  /// Returns whether the calling thread is the one that called `System.exit`. Nothing it prints on
  /// its way out may be seen, because a real exit does not return.
  boolean isLeaving() {
    Exit called = exit;
    return called != null && called.caller() == Thread.currentThread();
  }

  /// Throws if the calling thread has to end.
  void check() {
    Exit called = exit;
    Thread here = Thread.currentThread();
    if (phase == Phase.RUNNING || permitted.contains(here)) {
      return;
    }
    if (called != null && called.caller() == here) {
      throw new ProgramExit(called.status());
    }
    if (told.add(here)) {
      Thread.interrupted(); // it woke the thread up; its finally blocks may wait again
      throw new ProgramStopped();
    }
    if (phase == Phase.OVER) {
      throw new ProgramStopped();
    }
  }
}
