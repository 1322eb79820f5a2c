package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LiveThreads;
import dev.loopbook.loop.LoopListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Stream;

/// Tells a loop what the program's other threads are up to: whether virtual time must wait for one
/// of them, and whether one may still call a loop that has nothing left to do.
///
/// Time waits for a thread that computes, sleeps or reads, since it will do something by itself. It
/// doesn't wait for a thread that waits for somebody else, such as `main` joining a thread with a
/// loop of its own, or an idle pool worker: the two would wait for each other forever. A thread
/// that was just woken still looks as if it were waiting, so a waiting thread gets a second look.
final class OutsideThreads implements LoopListener {
  private static final int LOOKS = 2;

  private final ProgramThreads threads;
  private final RunResources resources;
  // threads whose loop waits for what comes next: each adds and removes itself
  private final Set<Thread> polling = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Integer> looks = ThreadLocal.withInitial(() -> 0);

  OutsideThreads(ProgramThreads threads, RunResources resources) {
    this.threads = threads;
    this.resources = resources;
  }

  @Override
  public void tickBegins(EventLoop loop) {
    polling.add(Thread.currentThread());
  }

  @Override
  public void tickRuns(EventLoop loop) {
    polling.remove(Thread.currentThread());
  }

  /// Returns whether any thread could still call a loop, whatever it's doing now.
  boolean mayCall() {
    return LiveThreads.isSeen(
        () ->
            threads.nonDaemons().stream().anyMatch(thread -> thread != Thread.currentThread())
                || !resources.virtualThreads().isEmpty()
                || !ForkJoinPool.commonPool().isQuiescent());
  }

  /// Returns whether some thread is at work, so that virtual time must not jump. Asked repeatedly
  /// by a thread whose loop is idle.
  boolean areAtWork() {
    boolean someWait = resources.poolsHaveWork() || !ForkJoinPool.commonPool().isQuiescent();
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
        Stream.concat(threads.nonDaemons().stream(), resources.virtualThreads().stream());
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
      return Doing.WORKS; // the stack may belong to either state
    }
    boolean inProgram = threads.isInProgram(stack);
    return switch (state) {
      case RUNNABLE -> inProgram || !standsInNativeCode(stack) ? Doing.WORKS : Doing.IDLE;
      case TIMED_WAITING -> inProgram || isTimer(thread) ? Doing.WORKS : Doing.IDLE;
      case BLOCKED -> Doing.WAITS;
      default -> inProgram ? Doing.WAITS : Doing.IDLE;
    };
  }

  /// Distinguishes a server waiting for clients from a thread that has just started, which has no
  /// frame of the program's either, and passes through a native method of `Thread` itself.
  static boolean standsInNativeCode(StackTraceElement... stack) {
    return stack.length > 0
        && stack[0].isNativeMethod()
        && !stack[0].getClassName().equals("java.lang.Thread");
  }

  /// An idle pool worker may also wait for a limited time, but only a timer does something when
  /// that's up.
  private static boolean isTimer(Thread thread) {
    return thread.getClass().getName().equals("java.util.TimerThread");
  }
}
