import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.stream.IntStream;

// region counter
final class RacyCounter {
  int count = 0;

  Coroutine<Void> increment() {
    return async(() -> {
      int current = count;
      await(sleep(millis(1))); // ask a database, say
      count = current + 1;
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var counter = new RacyCounter();
    await(gather(IntStream.range(0, 100)
        .mapToObj(_ -> counter.increment())
        .toList()));
    IO.println("count: " + counter.count);
  }));
}
// endregion
