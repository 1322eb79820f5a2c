package dev.loopbook.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/// Durations and points of time as people write them.
///
/// From a tenth of a second on the unit is the second, below it `ms` or `us`.
public final class TimeText {

  private TimeText() {}

  /// Returns a duration that somebody chose: `1.5 s`, `20 ms`, `3 us`, `0 s`.
  public static String exact(Duration duration) {
    return withUnit(inSeconds(duration));
  }

  /// Returns nanoseconds that somebody chose: `1.5 s`, `20 ms`, `3 us`, `0 s`.
  public static String exact(long nanos) {
    return withUnit(BigDecimal.valueOf(nanos, 9));
  }

  /// Returns nanoseconds that were measured, to four digits: a real clock has nine, and nobody
  /// wants to read them.
  public static String rounded(long nanos) {
    return withUnit(BigDecimal.valueOf(nanos, 9).round(new MathContext(4)));
  }

  /// Returns a duration in seconds, however short it is: `2 s`, `0.001 s`.
  public static String seconds(Duration duration) {
    return plain(inSeconds(duration)) + " s";
  }

  /// Returns a point of time with its unit, to the millisecond: `0.500 s`; finer if it isn't a
  /// whole number of them.
  public static String clock(long nanos) {
    var shown = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (shown.scale() <= 3 ? shown.setScale(3, RoundingMode.UNNECESSARY) : shown)
            .toPlainString()
        + " s";
  }

  /// Returns a point of time in seconds with three decimals: `0.500`.
  ///
  /// It's cut, not rounded: a clock that shows 1.000 has reached it.
  public static String point(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.DOWN).toPlainString();
  }

  private static BigDecimal inSeconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static String withUnit(BigDecimal seconds) {
    var size = seconds.abs();
    if (seconds.signum() == 0 || size.compareTo(BigDecimal.valueOf(100, 3)) >= 0) {
      return plain(seconds) + " s";
    }
    return size.compareTo(BigDecimal.valueOf(1, 3)) >= 0
        ? plain(seconds.movePointRight(3)) + " ms"
        : plain(seconds.movePointRight(6)) + " us";
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
