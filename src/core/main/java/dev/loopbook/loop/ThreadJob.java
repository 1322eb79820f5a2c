package dev.loopbook.loop;

/// A job that a loop gave to a thread and that has not reported back. If the loop has a listener,
/// it is among the loop's [Resources].
public final class ThreadJob {

  private final boolean outside;

  /// @param outside whether it counts as work outside the loop; [Workers] count their own
  ThreadJob(boolean outside) {
    this.outside = outside;
  }

  boolean isOutside() {
    return outside;
  }

  @Override
  public String toString() {
    return "a thread";
  }
}
