package dev.loopbook.loop;

/// Work that a loop handed to a thread and that has not reported back. While somebody listens it is
/// among the loop's [Resources].
public final class ThreadJob {

  ThreadJob() {}

  @Override
  public String toString() {
    return "a thread";
  }
}
