package dev.loopbook.testkit;

import dev.loopbook.loop.LiveThreads;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Returns whether some thread may yet call the loop of a test, so that a loop that waits is not in
/// a deadlock: one that was started during the test and is still alive, one of a pool from before
/// that is at work in the author's code, a virtual thread of the test, or the common pool's.
///
/// Threads that run other tests in parallel don't count. Daemons don't either, as in any program:
/// the report of the deadlock names them.
final class TestThreads implements BooleanSupplier {

  // A thread of a pool that was just handed a job still looks idle, and gets another look.
  private static final int LOOKS = 3;

  private final Set<Thread> before = LiveThreads.platform().collect(Collectors.toUnmodifiableSet());
  private final Set<Thread> virtualBefore =
      LiveThreads.virtual().collect(Collectors.toUnmodifiableSet());
  private final LoopProgress progress;
  private long lastTurn = -1;
  private int looks;

  /// @param progress of the loop that may be called
  TestThreads(LoopProgress progress) {
    this.progress = progress;
  }

  @Override
  public boolean getAsBoolean() {
    if (progress.turns() != lastTurn) { // it has run since
      lastTurn = progress.turns();
      looks = 0;
    }
    if (!ForkJoinPool.commonPool().isQuiescent()
        || LiveThreads.virtual().anyMatch(this::isOfTest)) {
      return true;
    }
    var mayGetAJob = false;
    for (var each : Thread.getAllStackTraces().entrySet()) {
      var thread = each.getKey();
      if (!thread.isDaemon()
          && !(thread instanceof ForkJoinWorkerThread)
          && !thread.equals(Thread.currentThread())) {
        if (!before.contains(thread) || isAtWork(thread, each.getValue())) {
          return true;
        }
        mayGetAJob |= !runsTests(each.getValue());
      }
    }
    return mayGetAJob && looks++ < LOOKS;
  }

  private boolean isOfTest(Thread virtual) {
    return !virtualBefore.contains(virtual)
        && !virtual.getName().startsWith("loopbook-"); // the kit's own
  }

  private static boolean isAtWork(Thread thread, StackTraceElement[] stack) {
    return (thread.getState() == Thread.State.RUNNABLE
            || thread.getState() == Thread.State.TIMED_WAITING)
        && !runsTests(stack)
        && OwnLine.in(stack, TestThreads.class.getClassLoader()).isPresent();
  }

  private static boolean runsTests(StackTraceElement[] stack) {
    return Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith("org.junit."));
  }
}
