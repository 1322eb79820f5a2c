package dev.loopbook.loop;

import java.util.concurrent.ForkJoinWorkerThread;

/// What to do where no loop runs.
final class NoLoop {

  private static final StackWalker WALKER = StackWalker.getInstance();

  private NoLoop() {}

  /// Returns advice for the code that is running: `usual`, or another one in a JUnit test, where
  /// nobody writes `run(...)`.
  static String advice(String usual) {
    // first: JUnit runs tests side by side on the threads of a pool, too
    if (isCalledFrom("org.junit.jupiter.engine.")) {
      return "in a test, put @LoopTest on the class. Its fields and @BeforeAll are set up before it has a loop";
    }
    if (Thread.currentThread() instanceof ForkJoinWorkerThread worker) {
      return worker.getName()
          + " is a thread of a pool, as a parallel stream has, and runs no loop. Only the loop's own"
          + " thread can await: use gather(...) to wait for many at once, or toThread(...) for work that blocks";
    }
    // the engine calls every test, but not what an assertion runs on a thread that it made
    return isCalledFrom("org.junit.jupiter.")
        ? "assertTimeoutPreemptively runs this on a thread of its own, which runs no loop. Use"
            + " assertCompletesBefore(...) instead"
        : usual;
  }

  private static boolean isCalledFrom(String start) {
    return WALKER.walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(start)));
  }
}
