// right: a list of the pauses, and a last attempt without a try
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
      for (int pause : new int[] {100, 200, 400}) {
        try {
          return await(work.get());
        } catch (Exception e) {
          if (!(e instanceof Unavailable)) {
            throw e;
          }
          await(sleep(millis(pause)));
        }
      }
      return await(work.get());
    });
  }
}
