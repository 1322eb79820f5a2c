import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import java.time.Duration;
import java.util.function.Function;

// region service
class Service {
  int rounds;

  Coroutine<Void> cleanUpEveryHour(
      Function<Duration, Coroutine<Void>> sleep) {
    return async(() -> {
      while (true) {
        await(sleep.apply(Duration.ofHours(1)));
        rounds++;
        if (rounds == 20_000) {
          throw new IllegalStateException("so it would go on forever");
        }
      }
    });
  }
}
// endregion

// region try
void tryWith(String title, Function<Duration, Coroutine<Void>> sleep) {
  var service = new Service();
  run(async(() -> {
    String end;
    try {
      await(waitFor(service.cleanUpEveryHour(sleep), Duration.ofDays(1)));
      end = "returned";
    } catch (TimeoutError late) {
      end = "timed out";
    } catch (IllegalStateException e) {
      end = e.getMessage();
    }
    IO.println(title + ": " + service.rounds + " rounds, "
        + EventLoop.running().time().toHours() + " h, " + end);
  }));
}
// endregion

// region main
void main() {
  tryWith("mocked sleep", duration -> async(() -> {}));
  tryWith("virtual clock", duration -> sleep(duration));
}
// endregion
