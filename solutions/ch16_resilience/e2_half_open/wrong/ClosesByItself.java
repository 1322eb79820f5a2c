// rejected by ofTenCallersAtOnceOneTries: calls that reached the service
package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.function.Supplier;

/// Protects a service that is down from its callers.
///
/// - After three failures in a row the circuit is open: calls throw an [OpenError] at once.
/// - When 30 seconds have passed, *one* call may try. Until it has ended, however long that takes,
///   the others still get an OpenError.
/// - If that one succeeds, the circuit is closed again. If it fails, it is open for another 30
///   seconds.
/// - Only a [DownError] is a failure of the service. If the call that tries ends in another way, or
///   is cancelled, nobody is wiser: 30 seconds later at the latest, another one may try.
final class CircuitBreaker {
  private int failures;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (failures >= 3) {
        throw new OpenError();
      }
      try {
        var result = await(call.get());
        failures = 0;
        return result;
      } catch (DownError e) {
        failures++;
        if (failures == 3) {
          EventLoop.running().callLater(seconds(30), () -> failures = 0);
        }
        throw e;
      }
    });
  }
}
