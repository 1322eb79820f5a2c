package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts values into words that are the same each time the program runs.
final class StableWords {

  private static final int LONGEST = 200;

  // What Object.toString makes of an object that has no words of its own.
  private static final Pattern IDENTITY =
      Pattern.compile("((?:[a-z_]\\w*\\.)*[A-Z][\\w$]*(?:/0x\\p{XDigit}+)?)@\\p{XDigit}{1,8}\\b");

  private StableWords() {}

  /// Returns `value` in its own words, without identity hash codes, which differ from run to run,
  /// and cut where it gets too long for a line.
  static String of(@Nullable Object value) {
    String text;
    try {
      text = String.valueOf(value);
    } catch (RuntimeException failure) {
      // value is not null here: String.valueOf(null) does not throw
      return format("(its toString threw %s)", failure.getClass().getSimpleName());
    }
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST) + "…";
    }
    return text.indexOf('@') < 0 ? text : IDENTITY.matcher(text).replaceAll("$1");
  }

  /// Returns `failure` in one line: `IllegalStateException: no such user`.
  static String ofFailure(Throwable failure) {
    var type = failure.getClass().getSimpleName();
    String message;
    try {
      message = failure.getMessage();
    } catch (RuntimeException ofMessage) {
      message = null;
    }
    return message == null || message.isEmpty()
        ? type
        : type + ": " + of(message.lines().findFirst().orElse(""));
  }

  /// Returns `nanos` as a clock shows it, to the millisecond: `0.500 s`; finer if it is not a whole
  /// number of them.
  static String clock(long nanos) {
    var seconds = BigDecimal.valueOf(nanos, 9);
    var shown = seconds.stripTrailingZeros();
    return (shown.scale() <= 3 ? shown.setScale(3, RoundingMode.UNNECESSARY) : shown)
            .toPlainString()
        + " s";
  }

  /// Returns `nanos` as people write a duration: `1.5 s`, `20 ms`, `3 us`.
  static String duration(long nanos) {
    if (nanos == 0 || nanos >= 100_000_000) {
      return rounded(nanos, 9) + " s";
    }
    return nanos >= 1_000_000 ? rounded(nanos, 6) + " ms" : rounded(nanos, 3) + " us";
  }

  // Real time has nine digits, of which a reader wants three.
  private static String rounded(long nanos, int scale) {
    return BigDecimal.valueOf(nanos, scale)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Returns the line as people write it: `TwoTasks:18`.
  static String place(StackTraceElement line) {
    var file = line.getFileName() == null ? line.getClassName() : line.getFileName();
    return file.replaceFirst("\\.java$", "") + ":" + line.getLineNumber();
  }
}
