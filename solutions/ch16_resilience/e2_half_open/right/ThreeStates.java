// right: an enum of three states
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

  private enum State {
    CLOSED,
    OPEN,
    TRYING
  }

  private State state = State.CLOSED;
  private int failures;
  private Duration opened = Duration.ZERO;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      return switch (state) {
        case CLOSED -> await(whileClosed(call));
        case TRYING -> throw new OpenError();
        case OPEN -> {
          if (EventLoop.running().time().minus(opened).compareTo(REST) < 0) {
            throw new OpenError();
          }
          yield await(tried(call));
        }
      };
    });
  }

  private <T> Coroutine<T> whileClosed(Supplier<Coroutine<T>> call) {
    return async(() -> {
      try {
        var result = await(call.get());
        failures = 0;
        return result;
      } catch (DownError e) {
        if (++failures >= 3) {
          open();
        }
        throw e;
      }
    });
  }

  private <T> Coroutine<T> tried(Supplier<Coroutine<T>> call) {
    return async(() -> {
      state = State.TRYING;
      try {
        var result = await(call.get());
        failures = 0;
        state = State.CLOSED;
        return result;
      } finally {
        if (state == State.TRYING) {
          open();
        }
      }
    });
  }

  private void open() {
    state = State.OPEN;
    opened = EventLoop.running().time();
  }
}
