package dev.loopbook.testkit.signature;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses numbers and durations in the messages of assertions.
final class AmountParser {

  private static final Pattern SECONDS = Pattern.compile("(?:.* )?(\\d+(?:\\.\\d+)?) s\\b.*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  private AmountParser() {}

  static Optional<Double> number(String words) {
    return NUMBER.matcher(words).matches() ? Optional.of(Double.valueOf(words)) : Optional.empty();
  }

  /// Returns nanoseconds: of `1.5 s`, or of `PT1.5S`.
  static Optional<Long> nanos(String words) {
    var seconds = SECONDS.matcher(words);
    if (seconds.matches()) {
      return Optional.of(new BigDecimal(seconds.group(1)).movePointRight(9).longValue());
    }
    try {
      return words.startsWith("PT")
          ? Optional.of(Duration.parse(words).toNanos())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
