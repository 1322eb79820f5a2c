package dev.loopbook.testkit;

import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BooleanSupplier;

/// Returns whether a thread that was started during the test is still alive. It may yet call the
/// loop, so a loop that waits is not in a deadlock.
///
/// Threads that run other tests in parallel don't count.
final class TestThreads implements BooleanSupplier {

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  @Override
  public boolean getAsBoolean() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(
            thread ->
                !before.contains(thread)
                    && !thread.isDaemon()
                    && !(thread instanceof ForkJoinWorkerThread));
  }
}
