import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.function.Supplier;
import java.util.stream.Stream;

class OpenError extends RuntimeException {}

int calls;
int failures;

// region layers
Coroutine<String> service() {
  return async(() -> {
    calls++;
    await(sleep(millis(100)));
    throw new IllegalStateException("down");
  });
}

Coroutine<String> breaking(Supplier<Coroutine<String>> call) {
  return async(() -> {
    if (failures >= 3) {
      throw new OpenError(); // this breaker never closes again
    }
    try {
      return await(call.get());
    } catch (IllegalStateException e) {
      failures++;
      throw e;
    }
  });
}

Coroutine<String> retrying(Supplier<Coroutine<String>> call) {
  return async(() -> {
    for (int pause = 1; pause <= 3; pause++) {
      try {
        return await(call.get());
      } catch (IllegalStateException e) { // not an OpenError
        await(sleep(seconds(pause)));
      }
    }
    return await(call.get());
  });
}
// endregion

// region main
void measure(String name, Supplier<Coroutine<String>> request) {
  calls = failures = 0;
  run(async(() -> {
    await(gatherOutcomes(Stream.generate(request).limit(10).toList()));
    IO.println(name + ": " + calls + " calls");
  }));
}

void main() {
  measure("neither", this::service);
  measure("retry", () -> retrying(this::service));
  measure("both", () -> retrying(() -> breaking(this::service)));
}
// endregion
