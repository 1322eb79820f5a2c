import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import java.time.Duration;
import java.util.function.Function;

int rounds;

// region clean
Coroutine<Void> clean(Function<Duration, Coroutine<Void>> sleeper) {
  return async(() -> {
    while (true) {
      await(sleeper.apply(Duration.ofHours(1)));
      removeOld();
    }
  });
}
// endregion

// region main
void main() {
  tryFor(Duration.ofMinutes(200), duration -> sleep(duration));
  tryFor(Duration.ofMinutes(200), _ -> async(() -> {})); // the fake
}

void tryFor(Duration time, Function<Duration, Coroutine<Void>> sleeper) {
  rounds = 0;
  String end;
  try {
    run(waitFor(clean(sleeper), time));
    end = "the end";
  } catch (TimeoutError e) {
    end = "given up after " + time.toMinutes() + " min";
  } catch (AssertionError e) {
    end = e.getMessage();
  }
  IO.println(rounds + " rounds, " + end);
}

void removeOld() {
  if (++rounds == 200_000) { // only so that this program ends
    var now = EventLoop.running().time().toMinutes();
    throw new AssertionError("stopped by force at " + now + " min");
  }
}
// endregion
