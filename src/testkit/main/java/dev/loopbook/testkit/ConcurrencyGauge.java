package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// Counts how many of the coroutines that go through it are running at the same time.
///
/// Belongs to one loop.
@API(status = MAINTAINED, since = "1.0")
public final class ConcurrencyGauge {

  private int now;
  private int peak;
  private int passed;

  /// Makes one that nothing has gone through yet.
  public ConcurrencyGauge() {}

  /// Returns a coroutine that runs `work`, and is counted while it does.
  public <T extends @Nullable Object> Coroutine<T> through(Coroutine<T> work) {
    return Coroutine.named(
        work.coroutineName(),
        () -> {
          enter();
          try {
            return Async.await(work);
          } finally {
            now--;
          }
        });
  }

  private void enter() {
    passed++;
    now++;
    peak = Math.max(peak, now);
  }

  /// Returns how many are running now.
  public int now() {
    return now;
  }

  /// Returns the most that were ever running at the same time.
  public int peak() {
    return peak;
  }

  static void assertPeak(int max, Body.VoidIn<ConcurrencyGauge> work) {
    var gauge = new ConcurrencyGauge();
    Async.await(Async.async(() -> work.run(gauge)));
    if (gauge.peak == max) {
      return;
    }
    var what =
        gauge.passed == 0
            ? "nothing went through the gauge: wrap the work in gauge.through(…)"
            : gauge.peak > max
                ? "too many at a time"
                : gauge.peak == 1 ? "they run one after another" : "the limit is never reached";
    throw new AssertionFailedError(
        format("%s ==> expected: <%d> but was: <%d>", what, max, gauge.peak),
        max + " at a time",
        gauge.peak + " at a time");
  }

  @Override
  public String toString() {
    return format("<ConcurrencyGauge %d at work, peak %d>", now, peak);
  }
}
