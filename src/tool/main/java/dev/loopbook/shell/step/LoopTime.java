package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a loop time as people type it.
public final class LoopTime {

  private static final Pattern TIME =
      Pattern.compile("@?(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(s|ms|us|m)?");

  private static final Map<String, Long> UNITS =
      Map.of("m", 60_000_000_000L, "s", 1_000_000_000L, "ms", 1_000_000L, "us", 1_000L);

  private LoopTime() {}

  /// Returns the nanoseconds of a time such as `0.5`, `500ms` or `2s`.
  ///
  /// @throws CommandException if it is none
  public static long parse(String command, String typed) {
    return parse(command, typed, "not a loop time.   Write seconds (0.5), or 500ms, 2s, 1m");
  }

  /// As the other one.
  ///
  /// @param wrong what to say of a text that's none
  static long parse(String command, String typed, String wrong) {
    var nanos =
        read(typed).orElseThrow(() -> CommandException.usage("%s %s: %s", command, typed, wrong));
    try {
      return nanos.toBigInteger().longValueExact();
    } catch (ArithmeticException _) {
      throw CommandException.usage("%s %s: later than a loop's clock can show", command, typed);
    }
  }

  /// Returns the nanoseconds of a time as people type it, however long it is; nothing if it's none.
  static Optional<BigDecimal> read(String typed) {
    var time = TIME.matcher(typed);
    if (!time.matches()) {
      return Optional.empty();
    }
    var unit = time.group(2) == null ? "s" : time.group(2);
    return Optional.of(
        new BigDecimal(time.group(1))
            .multiply(BigDecimal.valueOf(Objects.requireNonNull(UNITS.get(unit)))));
  }
}
