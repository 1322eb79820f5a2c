package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.text.TimeText;
import java.time.Duration;

/// A callback that is scheduled for a time.
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {

  long when; // changes only by WhatIf, which puts it in its new place in the queue
  private final long number;

  // Whether it is still in the TimerQueue, which counts its cancelled timers.
  boolean queued = true;

  TimerHandle(EventLoop loop, long when, long number, Runnable callback, Context context) {
    super(loop, callback, context);
    this.when = when;
    this.number = number;
  }

  /// Returns the loop time at which the callback is due.
  public Duration when() {
    AccessLog.reads(loop().clock());
    return Duration.ofNanos(when);
  }

  @Override
  public void cancel() {
    if (!isCancelled()) {
      super.cancel();
      if (!hasBegun()) {
        loop.timerCancelled(this);
      }
    }
  }

  /// Orders by due time. Of two timers that are due together, the one that was set first comes
  /// first; CPython promises nothing there.
  @Override
  public int compareTo(TimerHandle other) {
    requireNonNull(other, "other");
    var byTime = Long.compare(when, other.when);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    AccessLog.reads(loop().clock());
    return format("<TimerHandle when=%s %s>", TimeText.exact(when), label());
  }
}
