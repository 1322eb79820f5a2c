package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.text.Counted;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// Asserts what work costs: ticks and time of the loop.
final class CostAssertions {

  private CostAssertions() {}

  static <T extends @Nullable Object> T inTicks(long expected, Body<T> work) {
    var loop = EventLoop.running();
    var before = loop.tick();
    var value = RunInPlace.here(work);
    var found = loop.tick() - before;
    if (found != expected) {
      throw new AssertionFailedError(
          format(
              "expected: <%s> but was: <%s>",
              Counted.of(expected, "tick"), Counted.of(found, "tick")),
          Counted.of(expected, "tick"),
          Counted.of(found, "tick"));
    }
    return value;
  }

  static <T extends @Nullable Object> T inTime(Duration expected, Body<T> work) {
    var loop = EventLoop.running();
    var before = loop.nanos();
    var value = RunInPlace.here(work);
    requireTime(expected, Duration.ofNanos(loop.nanos() - before));
    return value;
  }

  static void requireTime(Duration expected, Duration found) {
    if (!found.equals(expected)) {
      throw new AssertionFailedError(
          format(
              "expected: <%s> but was: <%s>", TimeText.seconds(expected), TimeText.seconds(found)),
          TimeText.seconds(expected),
          TimeText.seconds(found));
    }
  }
}
