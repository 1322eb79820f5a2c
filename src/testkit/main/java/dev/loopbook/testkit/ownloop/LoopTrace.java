package dev.loopbook.testkit.ownloop;

import static java.util.Objects.requireNonNull;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;

/// What a program does on a loop of your own, tick by tick, to compare with what the same program
/// did on CPython's.
///
/// The loop tells it of each tick. The program says what it does.
@API(status = EXPERIMENTAL, since = "1.0")
public final class LoopTrace {
  private static final int MOST_TICKS = 1_000;
  private static final int MOST_MOMENTS = 10_000;

  private final LongSupplier millis;
  private final List<TracedMoment> moments = new ArrayList<>();
  private int tick;

  /// Makes the trace of a loop without time.
  public LoopTrace() {
    this(() -> 0);
  }

  /// Makes the trace of a loop.
  ///
  /// @param millis tells the loop's time
  public LoopTrace(LongSupplier millis) {
    this.millis = requireNonNull(millis, "millis");
  }

  /// A tick begins.
  ///
  /// @throws AssertionFailedError if this goes on and on
  public void tick() {
    tick++;
    if (tick > MOST_TICKS) {
      throw new AssertionFailedError(
          "your loop ticks on and on: it was stopped after " + MOST_TICKS + " ticks");
    }
  }

  /// The program does something.
  ///
  /// @throws AssertionFailedError if this goes on and on
  public void say(String words) {
    if (moments.size() >= MOST_MOMENTS) {
      throw new AssertionFailedError(
          "your loop goes on and on: the last thing that happened is \"" + words + "\"");
    }
    moments.add(new TracedMoment(tick, millis.getAsLong(), words));
  }

  /// Returns the trace as text.
  public String text() {
    return RecordedTrace.write(moments);
  }

  /// Checks that the program did the same as on CPython, in the same ticks and at the same times.
  ///
  /// @param recorded what it did there
  /// @throws AssertionFailedError if anything differs, with the first difference as two lanes
  public void assertSameAs(String recorded) {
    FirstDifference.between(RecordedTrace.read(recorded), moments)
        .ifPresent(
            difference -> {
              throw new AssertionFailedError(difference.toString());
            });
  }

  @Override
  public String toString() {
    return text();
  }
}
