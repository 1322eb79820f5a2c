// rejected by callsDoNotWaitForEachOther: expected
package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Lock;
import java.time.Duration;
import java.util.function.Supplier;

final class CircuitBreaker {
  private final Lock lock = new Lock();
  private int failures;
  private Duration until = Duration.ZERO;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      if (failures >= 3 && (lock.isLocked() || EventLoop.running().time().compareTo(until) < 0))
        throw new OpenError();
      try (var _ = await(lock.acquire())) {
        var r = await(call.get());
        failures = 0;
        return r;
      } catch (DownError e) {
        failures++;
        until = EventLoop.running().time().plusSeconds(30);
        throw e;
      }
    });
  }
}
