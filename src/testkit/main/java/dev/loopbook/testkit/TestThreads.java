package dev.loopbook.testkit;

import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BooleanSupplier;

/// Tells whether a thread that began during the test still lives: it may call the loop, which is
/// then no deadlock.
///
/// The threads that run tests side by side are not meant.
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
