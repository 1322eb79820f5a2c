package dev.loopbook.conformance;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Outcome;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Guard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows values as the recorder does. One unit of a program's time is a second of ours.
final class Values {

  private Values() {}

  static Duration time(int units) {
    return Duration.ofSeconds(units);
  }

  static String showTime(Duration time) {
    return time.getNano() == 0 ? Long.toString(time.toSeconds()) : time.toString();
  }

  /// Returns what a trace shows for a value of ours; null where the recorder shows nothing.
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Values::plain).orElse(null);
      case Outcome.Value(var inner) -> plain(inner);
      case Guard _ -> true; // asyncio's `acquire` returns True
      case Outcome.Failure(var failure) -> failure;
      case ContextVar.Token<?> _, Handle _ -> null;
      case null, default -> value;
    };
  }

  static String show(@Nullable Object value, Function<Future<?>, String> nameOf) {
    return switch (plain(value)) {
      case null -> "none";
      case Boolean truth -> truth.toString();
      case Integer number -> number.toString();
      case String text -> '"' + text + '"';
      case Duration time -> showTime(time);
      case Throwable failure -> FailureNames.show(failure);
      case List<?> list ->
          list.stream().map(item -> show(item, nameOf)).collect(Collectors.joining(", ", "[", "]"));
      case Future<?> future -> nameOf.apply(future);
      case Waited<?>(var done, var pending) ->
          "done {%s} pending {%s}".formatted(sorted(done, nameOf), sorted(pending, nameOf));
      case Object other ->
          throw new IllegalArgumentException("a trace cannot show a " + other.getClass());
    };
  }

  private static String sorted(
      Collection<? extends Future<?>> futures, Function<Future<?>, String> nameOf) {
    return futures.stream().map(nameOf).sorted().collect(Collectors.joining(", "));
  }
}
