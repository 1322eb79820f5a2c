package dev.loopbook.io.http;

import java.math.BigDecimal;
import java.time.Duration;

/// Puts values into the words of an error.
final class HttpWords {

  private static final int LONGEST_BODY = 120;

  private HttpWords() {}

  /// Returns `2 s`, `250 ms`.
  static String of(Duration duration) {
    var second = duration.compareTo(Duration.ofSeconds(1)) >= 0;
    var amount = BigDecimal.valueOf(duration.toNanos(), second ? 9 : 6).stripTrailingZeros();
    return amount.toPlainString() + (second ? " s" : " ms");
  }

  /// Returns the beginning of a body, on one line.
  static String excerpt(String body) {
    var line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_BODY ? line : line.substring(0, LONGEST_BODY) + "…";
  }
}
