package dev.loopbook.explore;

import java.util.concurrent.atomic.LongAdder;

/// How far an exploration is, for whoever waits for it, and the switch that ends it early. Any
/// thread may call it.
public final class ExplorationProgress {

  private final LongAdder runs = new LongAdder();
  private volatile Walk walk = new Walk(0, Expected.NOTHING);
  private volatile boolean stopped;

  private record Walk(long from, Expected expected) {}

  /// How many orders a walk will run.
  ///
  /// @param orders so many, or 0 if nobody can say
  /// @param isEstimate whether it may turn out otherwise
  public record Expected(double orders, boolean isEstimate) {
    static final Expected NOTHING = new Expected(0, true);
  }

  /// Returns how many orders were run so far, in all walks.
  public long runs() {
    return runs.sum();
  }

  /// Returns how many orders the walk that is under way has run.
  public long runsOfWalk() {
    return runs.sum() - walk.from();
  }

  /// Returns how many orders the walk that is under way will run.
  public Expected expected() {
    return walk.expected();
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

  /// Notes that a walk begins whose length nobody knows.
  void begins() {
    walk = new Walk(runs.sum(), Expected.NOTHING);
  }

  /// Notes that a walk of so many orders begins.
  void begins(long orders) {
    walk = new Walk(runs.sum(), new Expected(orders, false));
  }

  /// Notes that a walk of about so many orders begins.
  void beginsAbout(double orders) {
    walk = new Walk(runs.sum(), new Expected(orders, true));
  }
}
