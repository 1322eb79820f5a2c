// rejected by thePausesComeAfterSlowAttempts: when the service was asked
package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.List;
import java.util.function.Supplier;

/// Asks up to four times, with pauses of 100, 200 and 400 ms in between.
final class Retry {

  /// Returns a coroutine of the first answer. If all four attempts are [Unavailable], it throws the
  /// last of these. It tries again for nothing else.
  <T> Coroutine<T> call(Supplier<Coroutine<T>> work) {
    return async(() -> {
      var loop = EventLoop.running();
      var start = loop.time();
      var times = List.of(0, 100, 300, 700);
      for (int i = 0; ; i++) {
        var due = start.plusMillis(times.get(i)).minus(loop.time());
        if (due.isPositive()) {
          await(sleep(due));
        }
        try {
          return await(work.get());
        } catch (Unavailable e) {
          if (i == 3) {
            throw e;
          }
        }
      }
    });
  }
}
