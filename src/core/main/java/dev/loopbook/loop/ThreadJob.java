package dev.loopbook.loop;

/// Work that a loop handed to a thread and that has not reported back. While somebody listens it is
/// among the loop's [Resources].
public final class ThreadJob {

  private final boolean outside;

  /// @param outside whether it is done by threads of which the loop knows nothing
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
