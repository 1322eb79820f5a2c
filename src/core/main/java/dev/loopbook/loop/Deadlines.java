package dev.loopbook.loop;

import java.time.Duration;

/// Loop time that cannot run over: a `Duration` may be longer than a `long` of nanoseconds, and a
/// sum that wraps around would make a deadline in 300 years one that has passed.
///
/// What is too large becomes the end of time, which is 292 years after the loop's clock began.
final class Deadlines {

  /// Far enough back that everything is later, and near enough that differences don't wrap around.
  private static final long BEGINNING = Long.MIN_VALUE / 2;

  private Deadlines() {}

  /// Returns the loop time that lies `delay` after `nanos`.
  static long after(long nanos, Duration delay) {
    var length = nanos(delay);
    var sum = nanos + length;
    // Back from a loop's time, which never lies before BEGINNING, no sum can wrap around.
    return length > 0 && sum < nanos ? Long.MAX_VALUE : Math.max(BEGINNING, sum);
  }

  /// Returns a duration in nanoseconds, or as near to it as a `long` comes.
  static long nanos(Duration duration) {
    try {
      return Math.max(BEGINNING, duration.toNanos());
    } catch (ArithmeticException _) {
      return duration.isNegative() ? BEGINNING : Long.MAX_VALUE;
    }
  }
}
