package dev.loopbook.testkit;

import dev.loopbook.loop.LoopListener;

/// Marks a setup under which a test runs without evidence: no trace, and no lines where something
/// was made. Whether it passes doesn't depend on them, unless it looks at the trace itself.
///
/// It listens to nothing.
final class NoEvidence implements LoopListener {

  // by whichever thread the test looks from, for the one that runs the trials
  private volatile boolean missed;

  /// Signals that somebody wants to see the evidence.
  void miss() {
    missed = true;
  }

  /// Returns whether somebody wanted to see it.
  boolean isMissed() {
    return missed;
  }
}
