package dev.loopbook.loop;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/// The threads beside a loop's own that may call it.
///
/// A daemon thread is not waited for: a JVM is full of those that never call, such as timers and
/// idle workers, and no deadlock would ever be reported. If one was started after the loop was made
/// and is at work when a deadlock is, the report says how it would have been waited for.
final class OtherThreads {

  // Threads are numbered in the order in which they are made.
  private final long firstNumber =
      Thread.ofPlatform()
          .name("loopbook-mark") // or it would take the number of the program's first thread
          .inheritInheritableThreadLocals(false)
          .unstarted(() -> {})
          .threadId();

  /// Returns whether some thread may still call a loop that has nothing left to do.
  static boolean mayCall() {
    return LiveThreads.isSeen(
        () -> platform().anyMatch(thread -> !thread.isDaemon()) || isWorkUnderWay());
  }

  /// Returns whether work goes on that no non-daemon thread shows.
  static boolean isWorkUnderWay() {
    return LiveThreads.virtual().anyMatch(thread -> thread != Thread.currentThread())
        || !ForkJoinPool.commonPool().isQuiescent();
  }

  /// Returns the name of a daemon thread that may be about to call.
  Optional<String> unannounced() {
    return platform()
        .filter(thread -> thread.isDaemon() && thread.threadId() > firstNumber)
        .filter(thread -> isAtWork(thread) && isOfProgram(thread))
        .map(Thread::getName)
        .findFirst();
  }

  /// Returns whether `thread` will go on by itself. One that waits without a time limit, such as an
  /// idle worker, only does if another thread makes it.
  private static boolean isAtWork(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  /// Returns whether `thread` belongs to the program: it was started by the loop's thread, or by
  /// one like it.
  private static boolean isOfProgram(Thread thread) {
    var here = Thread.currentThread().getThreadGroup();
    var group = thread.getThreadGroup();
    return here != null
        && group != null
        && here.parentOf(group)
        && !thread.getName().startsWith("loopbook-")
        && !thread.getName().startsWith("HttpClient-"); // the JDK's; its answers are announced
  }

  /// Returns the other platform threads.
  private static Stream<Thread> platform() {
    return LiveThreads.platform().filter(thread -> thread != Thread.currentThread());
  }
}
