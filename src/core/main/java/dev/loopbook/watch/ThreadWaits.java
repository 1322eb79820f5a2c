package dev.loopbook.watch;

import java.util.List;

/// Tells from outside whether a thread waits.
public final class ThreadWaits {

  /// Where native code waits for a disk, a pipe, a network or a name server.
  private static final List<String> READS =
      List.of("sun.nio.ch.", "sun.nio.fs.", "java.io.", "java.net.");

  private ThreadWaits() {}

  /// Returns whether the JVM knows that a thread waits: for a lock, a signal or a time.
  public static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }

  /// Returns whether a thread with this stack, innermost frame first, is in a read. The JVM counts
  /// that as running.
  public static boolean isReading(StackTraceElement... stack) {
    return stack.length > 0
        && stack[0].isNativeMethod()
        && READS.stream().anyMatch(stack[0].getClassName()::startsWith);
  }
}
