// rejected by anAttemptMayFailBeforeItsCoroutineBegins: not now
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
      var pause = millis(100);
      for (int i = 1; ; i++) {
        var attempt = work.get();
        try {
          return await(attempt);
        } catch (Unavailable e) {
          if (i == 4) {
            throw e;
          }
        }
        await(sleep(pause));
        pause = pause.multipliedBy(2);
      }
    });
  }
}
