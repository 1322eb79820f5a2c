import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.time.Duration;
import java.util.function.Supplier;

class Down extends RuntimeException {}
class OpenError extends RuntimeException {}

// region breaker
class CircuitBreaker {
  private static final int THRESHOLD = 3;
  private static final Duration REST = seconds(30);
  private int failures;
  private Duration openUntil = Duration.ZERO;

  <T> Coroutine<T> execute(Supplier<Coroutine<T>> call) {
    return async(() -> {
      var now = EventLoop.running().time();
      if (failures >= THRESHOLD) { // it is open...
        if (now.compareTo(openUntil) < 0) {
          throw new OpenError();
        }
        openUntil = now.plus(REST); // ...and lets one call try
      }
      try {
        var result = await(call.get());
        failures = 0;
        return result;
      } catch (Exception e) {
        failures++;
        openUntil = EventLoop.running().time().plus(REST);
        throw e;
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var breaker = new CircuitBreaker();
    for (int i = 0; i < 12; i++) {
      try {
        say(await(breaker.execute(this::service)));
      } catch (Down | OpenError e) {
        say(e.getClass().getSimpleName());
      }
      await(sleep(seconds(8)));
    }
  }));
}

Coroutine<String> service() {
  return async(() -> {
    if (EventLoop.running().time().toSeconds() < 60) {
      throw new Down();
    }
    return "answer";
  });
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
