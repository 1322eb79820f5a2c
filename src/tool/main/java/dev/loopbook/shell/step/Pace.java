package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.text.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/// How long each of several things is shown, from [#SHORTEST] to [#LONGEST].
///
/// @param duration how long
public record Pace(Duration duration) {
  /// Nobody sees what is shown for less.
  private static final Duration SHORTEST = Duration.ofMillis(10);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Keeps it within its bounds.
  public Pace {
    duration =
        duration.compareTo(SHORTEST) < 0
            ? SHORTEST
            : duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }

  /// Returns the pace that is typed: `0.5`, `500ms` or `2s`.
  ///
  /// @throws CommandException if it is none
  public static Pace parse(String command, String typed) {
    return LoopTime.read(typed)
        .filter(nanos -> isWithinBounds(nanos))
        .map(nanos -> new Pace(Duration.ofNanos(nanos.longValue())))
        .orElseThrow(
            () ->
                CommandException.usage(
                    "%s %s: not a pace.   Write seconds (0.5), or 500ms, 2s; from 10ms to 10m",
                    command, typed));
  }

  private static boolean isWithinBounds(BigDecimal nanos) {
    return nanos.compareTo(BigDecimal.valueOf(SHORTEST.toNanos())) >= 0
        && nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) <= 0;
  }

  /// Returns one of half the time.
  Pace faster() {
    return new Pace(duration.dividedBy(2));
  }

  /// Returns one of twice the time.
  Pace slower() {
    return new Pace(duration.multipliedBy(2));
  }

  /// Returns it as people write it: `0.5 s`.
  @Override
  public String toString() {
    return TimeText.exact(duration);
  }

  /// Some that are typical, to complete the argument.
  public static final class Examples implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("500ms", "1s", "2s", "5s").iterator();
    }
  }
}
