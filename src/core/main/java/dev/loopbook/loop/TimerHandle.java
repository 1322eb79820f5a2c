package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TimeText;
import java.time.Duration;

/// A callback that waits for its time.
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {

  final long when;
  private final long number;

  // Kept by TimerQueue, which counts its cancelled timers: whether this one is still in it.
  boolean queued = true;

  TimerHandle(EventLoop loop, long when, long number, Runnable callback, Context context) {
    super(loop, callback, context);
    this.when = when;
    this.number = number;
  }

  /// Returns the loop time at which the callback is due.
  public Duration when() {
    return Duration.ofNanos(when);
  }

  @Override
  public void cancel() {
    if (!isCancelled()) {
      super.cancel();
      loop.timerCancelled(this);
    }
  }

  /// Orders by due time; ties go to the timer that was set first, which CPython leaves open.
  @Override
  public int compareTo(TimerHandle other) {
    var byTime = Long.compare(when, other.when);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return format("<TimerHandle when=%s %s>", TimeText.exact(when), label());
  }
}
