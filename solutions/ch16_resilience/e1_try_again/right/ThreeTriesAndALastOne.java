// right: three tries in a loop, and a last one behind it
package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.function.Supplier;

/// Asks up to four times, with pauses of 100, 200 and 400 ms in between.
final class Retry {

  /// Returns a coroutine of the first answer. If all four attempts are [Unavailable], it throws the
  /// last of these. It tries again for nothing else.
  <T> Coroutine<T> call(Supplier<Coroutine<T>> work) {
    return async(() -> {
      for (int pause = 100; pause < 800; pause *= 2) {
        try {
          return await(work.get());
        } catch (Unavailable notNow) {
          await(sleep(millis(pause)));
        }
      }
      return await(work.get());
    });
  }
}
