import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class OpenError extends RuntimeException {}

// region layers
int failures;

<T> Coroutine<T> breaking(Supplier<Coroutine<T>> call) {
  return async(() -> {
    if (failures >= 3) {
      throw new OpenError(); // this breaker never closes again
    }
    try {
      return await(call.get());
    } catch (Exception e) {
      failures++;
      throw e;
    }
  });
}

<T> Coroutine<T> retrying(Supplier<Coroutine<T>> work) {
  return async(() -> {
    for (int attempt = 1; ; attempt++) {
      try {
        return await(work.get());
      } catch (IllegalStateException e) { // not an OpenError
        if (attempt == 4) {
          throw e;
        }
      }
      await(sleep(seconds(attempt)));
    }
  });
}
// endregion

// region main
int calls;

Coroutine<String> service() {
  return async(() -> {
    calls++;
    await(sleep(millis(100)));
    throw new IllegalStateException("down");
  });
}

void measure(String name, Supplier<Coroutine<String>> request) {
  calls = 0;
  run(async(() -> {
    await(gatherOutcomes(
        IntStream.range(0, 10).mapToObj(_ -> request.get()).toList()));
    var end = EventLoop.running().time().toMillis();
    IO.println(name + ": " + calls + " calls, over at " + end + " ms");
  }));
}

void main() {
  measure("neither", this::service);
  measure("retry", () -> retrying(this::service));
  measure("both", () -> retrying(() -> breaking(this::service)));
}
// endregion
