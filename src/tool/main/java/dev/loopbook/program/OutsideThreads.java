package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;

/// Tells a loop what the program's other threads are up to: whether virtual time must wait for one
/// of them, and whether one may still call a loop that has nothing left to do.
///
/// Time waits for a thread that computes, sleeps or reads: it will do something by itself. It does
/// not wait for one that waits for somebody else, as `main` for a thread with a loop of its own, or
/// an idle worker of a pool: they would wait for each other for ever. A thread that was woken just
/// now still looks as if it waited, so such a one is looked at twice.
final class OutsideThreads implements LoopListener {
  private static final int LOOKS = 2;

  private final ProgramThreads threads;
  private final RunResources belongings;
  // threads whose loop waits for what comes next: each adds and removes itself
  private final Set<Thread> polling = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Integer> looks = ThreadLocal.withInitial(() -> 0);

  OutsideThreads(ProgramThreads threads, RunResources belongings) {
    this.threads = threads;
    this.belongings = belongings;
  }

  @Override
  public void tickBegins(EventLoop loop) {
    polling.add(Thread.currentThread());
  }

  @Override
  public void tickRuns(EventLoop loop) {
    polling.remove(Thread.currentThread());
  }

  /// Returns whether any thread could still call a loop, whatever it does at present.
  boolean mayCall() {
    return threads.nonDaemons().stream().anyMatch(thread -> thread != Thread.currentThread())
        || !belongings.virtualThreads().isEmpty()
        || !ForkJoinPool.commonPool().isQuiescent();
  }

  /// Returns whether some thread is at work, so that virtual time must not jump. Asked again and
  /// again by a thread whose loop is idle.
  boolean areAtWork() {
    boolean someWait = belongings.poolsHaveWork() || !ForkJoinPool.commonPool().isQuiescent();
    for (Thread thread : others().toList()) {
      switch (doing(thread)) {
        case WORKS -> {
          looks.set(0);
          return true;
        }
        case WAITS -> someWait = true;
        case IDLE -> {}
      }
    }
    if (someWait && looks.get() < LOOKS) {
      looks.set(looks.get() + 1);
      return true;
    }
    looks.set(0);
    return false;
  }

  private Stream<Thread> others() {
    Stream<Thread> own =
        Stream.concat(threads.nonDaemons().stream(), belongings.virtualThreads().stream());
    Stream<Thread> all =
        ForkJoinPool.commonPool().isQuiescent() ? own : Stream.concat(own, poolWorkers());
    return all.filter(thread -> thread != Thread.currentThread() && !polling.contains(thread));
  }

  private static Stream<Thread> poolWorkers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread instanceof ForkJoinWorkerThread);
  }

  private enum Doing {
    WORKS,
    WAITS,
    IDLE
  }

  private Doing doing(Thread thread) {
    Thread.State before = thread.getState();
    StackTraceElement[] stack = thread.getStackTrace();
    Thread.State state = thread.getState();
    if (state != before) {
      return Doing.WORKS; // the stack may be of either state
    }
    boolean inProgram = threads.standsInProgram(stack);
    return switch (state) {
      case RUNNABLE -> inProgram || !standsInNativeCode(stack) ? Doing.WORKS : Doing.IDLE;
      case TIMED_WAITING -> inProgram || isTimer(thread) ? Doing.WORKS : Doing.IDLE;
      case BLOCKED -> Doing.WAITS;
      default -> inProgram ? Doing.WAITS : Doing.IDLE;
    };
  }

  /// Tells a server that waits for its clients from a thread that has just begun, which has no
  /// frame of the program's yet either.
  private static boolean standsInNativeCode(StackTraceElement... stack) {
    return stack.length > 0 && stack[0].isNativeMethod();
  }

  /// A worker without a job may wait for a limited time as well, but only a timer is there to go
  /// off.
  private static boolean isTimer(Thread thread) {
    return thread.getClass().getName().equals("java.util.TimerThread");
  }
}
