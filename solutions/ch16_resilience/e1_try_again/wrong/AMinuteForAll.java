// rejected by anAttemptMayTakeHours: TimeoutError
package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.function.Supplier;

final class Retry {
  <T> Coroutine<T> call(Supplier<Coroutine<T>> work) {
    return timeout(
        seconds(60),
        () -> {
          var pause = millis(100);
          for (int i = 1; ; i++) {
            try {
              return await(work.get());
            } catch (Unavailable e) {
              if (i == 4) throw e;
            }
            await(sleep(pause));
            pause = pause.multipliedBy(2);
          }
        });
  }
}
