package dev.loopbook.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A job that a loop gave to a thread and that has not reported back. If the loop has a listener,
/// it is among the loop's [Resources].
public final class ThreadJob {

  private final boolean outside;
  private final Consumer<ThreadJob> calledOff;
  // Set by the thread that is about to run the job, or by the loop's thread when it calls the job
  // off. The first one decides.
  private final AtomicBoolean decided = new AtomicBoolean();

  /// @param outside whether it counts as work outside the loop; [Workers] count their own
  /// @param calledOff told on the loop's thread if the job will never run
  ThreadJob(boolean outside, Consumer<ThreadJob> calledOff) {
    this.outside = outside;
    this.calledOff = calledOff;
  }

  /// Returns whether the job is to run; called by the thread that would run it.
  boolean starts() {
    return decided.compareAndSet(false, true);
  }

  /// Calls the job off if it hasn't started; called on the loop's thread. What [Workers] were given
  /// can't be: they alone know whether it has a thread.
  void callOff() {
    if (outside && decided.compareAndSet(false, true)) {
      calledOff.accept(this);
    }
  }

  boolean isOutside() {
    return outside;
  }

  @Override
  public String toString() {
    return "a thread";
  }
}
