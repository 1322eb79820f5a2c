package dev.loopbook.program;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decides at each stop check whether the calling thread has to end.
///
/// ```
/// RUNNING -> WINDING_DOWN -> OVER
/// RUNNING -----------------> OVER    System.exit
/// ```
///
/// While winding down, each thread is notified once: its next check throws, or it's interrupted if
/// it waits. Further checks pass, because the thread is then in its `finally` blocks, which contain
/// checks too: if those threw, no clean-up could run a loop or call a method. Once the run is over,
/// every check throws, so that a program that catches and carries on ends as well.
///
/// `System.exit` goes straight to over, because after a real exit no `finally` block runs. The
/// calling thread gets [ProgramExit], the others [ProgramStopped].
final class StopSwitch {
  private enum Phase {
    RUNNING,
    WINDING_DOWN,
    OVER
  }

  /// A call of `System.exit`; only the first one counts.
  record Exit(int status, boolean withHooks, Thread caller) {}

  private final Set<Thread> notified = ConcurrentHashMap.newKeySet();
  private final Set<Thread> permitted = ConcurrentHashMap.newKeySet();
  // both written by the thread that stops the run, under this object's lock, and read by all
  // threads
  private volatile Phase phase = Phase.RUNNING;
  private volatile @Nullable Exit exit;

  /// Starts winding down, unless the end has begun.
  synchronized void windDown() {
    if (phase == Phase.RUNNING) {
      phase = Phase.WINDING_DOWN;
    }
  }

  /// Makes every check throw from now on.
  synchronized void over() {
    phase = Phase.OVER;
  }

  /// Ends the run because the calling thread called `System.exit`, unless the end has begun.
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

  /// Withdraws those permits.
  void permitNobody() {
    permitted.clear();
  }

  /// Records that a thread is about to be notified by an interrupt, because it waits and so meets
  /// no check. Returns false if it was notified before.
  boolean notifyOnce(Thread thread) {
    return notified.add(thread);
  }

  /// Returns whether the program has called `System.exit`, and a thread isn't a shutdown hook.
  boolean isLeaving(Thread thread) {
    return exit != null && !permitted.contains(thread);
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
    if (notified.add(here)) {
      Thread.interrupted(); // the interrupt has done its job; finally blocks may wait again
      throw new ProgramStopped();
    }
    if (phase == Phase.OVER) {
      throw new ProgramStopped();
    }
  }
}
