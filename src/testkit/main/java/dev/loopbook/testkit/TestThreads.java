package dev.loopbook.testkit;

import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Returns whether some thread may yet call the loop of a test, so that a loop that waits is not in
/// a deadlock: one that was started during the test and is still alive, one of a pool from before
/// that is at work in the author's code, or the common pool's.
///
/// Threads that run other tests in parallel don't count. Daemons don't either, as in any program:
/// the report of the deadlock names them.
final class TestThreads implements BooleanSupplier {

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  @Override
  public boolean getAsBoolean() {
    return !ForkJoinPool.commonPool().isQuiescent()
        || Thread.getAllStackTraces().entrySet().stream()
            .filter(each -> !each.getKey().isDaemon())
            .filter(each -> !(each.getKey() instanceof ForkJoinWorkerThread))
            .anyMatch(
                each ->
                    !before.contains(each.getKey()) || isAtWork(each.getKey(), each.getValue()));
  }

  private static boolean isAtWork(Thread thread, StackTraceElement[] stack) {
    return !thread.equals(Thread.currentThread())
        && (thread.getState() == Thread.State.RUNNABLE
            || thread.getState() == Thread.State.TIMED_WAITING)
        && Stream.of(stack).noneMatch(frame -> frame.getClassName().startsWith("org.junit."))
        && OwnLine.in(stack, TestThreads.class.getClassLoader()).isPresent();
  }
}
