package dev.loopbook.step.view;

import java.util.Locale;

/// Writes loop times.
public final class Times {

  private static final long MICROS = 1_000;
  private static final long MILLIS = 1_000_000;

  private Times() {}

  /// Returns a point of loop time in seconds with three decimals: `0.500`.
  public static String point(long nanos) {
    // cut, not rounded: a clock that shows 1.000 has reached it
    var millis = nanos / MILLIS;
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }

  /// Returns the way from one point of loop time to another, or the one point that both are.
  static String span(long from, long to) {
    return point(from).equals(point(to))
        ? point(to) + " s"
        : point(from) + " → " + point(to) + " s";
  }

  /// Returns a duration as a person says it: `2 s`, `0.5 s`, `20 ms`, `3 us`.
  static String duration(long nanos) {
    if (nanos >= 100 * MILLIS) {
      return decimal(nanos, 1_000 * MILLIS) + " s";
    }
    if (nanos >= 10 * MILLIS) {
      return nanos / MILLIS + " ms";
    }
    return nanos >= MILLIS ? decimal(nanos, MILLIS) + " ms" : decimal(nanos, MICROS) + " us";
  }

  private static String decimal(long nanos, long unit) {
    var text = String.format(Locale.ROOT, "%.3f", (double) nanos / unit);
    return text.replaceFirst("\\.?0+$", "");
  }
}
