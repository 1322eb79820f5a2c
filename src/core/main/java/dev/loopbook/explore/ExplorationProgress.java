package dev.loopbook.explore;

import java.util.concurrent.atomic.LongAdder;

/// How far an exploration is, for whoever waits for it, and the switch that ends it early. Any
/// thread may call it.
public final class ExplorationProgress {

  private final LongAdder runs = new LongAdder();
  private volatile boolean stopped;

  /// Returns how many orders were run so far, in all walks.
  public long runs() {
    return runs.sum();
  }

  /// Asks the exploration to end after the run that is under way; it reports what it knows then.
  public void stop() {
    stopped = true;
  }

  /// Returns whether it was asked to end.
  public boolean isStopped() {
    return stopped;
  }

  void ran() {
    runs.increment();
  }
}
