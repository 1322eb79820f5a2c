package dev.loopbook.program;

import org.jspecify.annotations.Nullable;

/// Tells whether other threads have had a chance to run.
///
/// A thread that was woken but not run yet looks as if it still waited. On a busy machine that may
/// last for seconds, so time alone can't show that a thread won't move. A thread that's started now
/// has to queue for a processor like any other: once it has run, so could they.
///
/// Used by one thread at a time.
public final class FairChance {

  /// None until somebody asks: most waits are over before, and a thread costs more than they do.
  private @Nullable Thread probe;

  private static Thread started() {
    try {
      return Thread.ofPlatform().daemon().name("fair chance").start(() -> {});
    } catch (OutOfMemoryError _) {
      return Thread.ofPlatform()
          .unstarted(() -> {}); // as if it had run: there's nothing to wait for
    }
  }

  /// Returns whether other threads have had a chance since this last returned `true`, or since it
  /// was first asked. Never waits.
  public boolean passed() {
    if (probe == null) {
      probe = started();
      return false;
    }
    if (probe.isAlive()) {
      return false;
    }
    probe = started();
    return true;
  }
}
