package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// A clock that moves only when told to, so that a program that sleeps for an hour ends at once.
///
/// A loop with nothing ready moves it to the next timer; [#busy] and [#advance] move it by hand.
public final class VirtualClock implements Clock {

  // Written by the loop's thread; read by others too, such as the shell's.
  private volatile long nanos;

  VirtualClock() {}

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void busy(Duration duration) {
    advance(duration);
  }

  /// Moves time forward by `duration`.
  ///
  /// @throws IllegalArgumentException if it is negative: time never goes back
  public void advance(Duration duration) {
    requireNonNull(duration, "duration");
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          format("%s is negative; a clock only moves forward", duration));
    }
    nanos = Deadlines.after(nanos, duration);
  }

  /// Moves time forward to `when`, in nanoseconds; does nothing if that has passed.
  void advanceTo(long when) {
    nanos = Math.max(nanos, when);
  }

  @Override
  public String toString() {
    return "virtual time";
  }
}
