// right: a method that calls itself for the next attempt
package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.function.Supplier;

/// Asks up to four times, with pauses of 100, 200 and 400 ms in between.
final class Retry {

  /// Returns a coroutine of the first answer. If all four attempts are [Unavailable], it throws the
  /// last of these. It tries again for nothing else.
  <T> Coroutine<T> call(Supplier<Coroutine<T>> work) {
    return async(() -> {
      return await(attempt(work, 1, millis(100)));
    });
  }

  private <T> Coroutine<T> attempt(Supplier<Coroutine<T>> work, int number, Duration pause) {
    return async(() -> {
      try {
        return await(work.get());
      } catch (Unavailable e) {
        if (number == 4) {
          throw e;
        }
      }
      await(sleep(pause));
      return await(attempt(work, number + 1, pause.multipliedBy(2)));
    });
  }
}
