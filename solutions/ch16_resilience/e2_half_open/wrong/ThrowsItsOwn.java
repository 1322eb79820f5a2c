// rejected by theFailureIsTheServicesOwn: what the caller gets
package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;
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
  private static final Duration REST = seconds(30);
  private int failures;
  private Duration openUntil = Duration.ZERO;
  private boolean trying;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      var isOpen = failures >= 3;
      if (isOpen) {
        if (trying || EventLoop.running().time().compareTo(openUntil) < 0) {
          throw new OpenError();
        }
        trying = true; // this call tries, and the others have to wait
      }
      try {
        var result = await(call.get());
        failures = 0;
        return result;
      } catch (DownError e) {
        failures++;
        openUntil = EventLoop.running().time().plus(REST);
        throw new DownError();
      } finally {
        if (isOpen) {
          trying = false; // whatever came of it
        }
      }
    });
  }
}
