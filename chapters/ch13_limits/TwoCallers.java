import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

int inside;
int most;

Coroutine<Void> request() {
  return async(() -> {
    most = Math.max(most, ++inside);
    try {
      await(sleep(seconds(1)));
    } finally {
      inside--;
    }
  });
}

// region call
Coroutine<List<Void>> limitPerCall(int requests) {
  return async(() -> {
    var slots = new Semaphore(2, "slots"); // a new one for each call
    return await(gather(bounded(slots, requests)));
  });
}

final Semaphore shared = new Semaphore(2, "shared");

Coroutine<List<Void>> limitPerProgram(int requests) {
  return async(() -> {
    return await(gather(bounded(shared, requests)));
  });
}
// endregion

List<Coroutine<Void>> bounded(Semaphore slots, int requests) {
  return IntStream.range(0, requests).mapToObj(_ -> async(() -> {
    try (var _ = await(slots.acquire())) {
      await(request());
    }
  })).toList();
}

// region main
void measure(String name, Function<Integer, Coroutine<List<Void>>> send) {
  run(async(() -> {
    await(gather(send.apply(5), send.apply(5))); // two callers at once
  }));
  IO.println(name + ": at most " + most + " at once");
  most = 0;
}

void main() {
  measure("a limit per call", this::limitPerCall);
  measure("a limit per program", this::limitPerProgram);
}
// endregion
