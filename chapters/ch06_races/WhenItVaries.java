import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.Random;
import java.util.stream.IntStream;

// region counter
int count;

Coroutine<Void> increment(int arrives, int takes) {
  return async(() -> {
    await(sleep(millis(arrives)));
    int current = count;
    await(sleep(millis(takes)));
    count = current + 1;
  });
}
// endregion

// region main
void main() {
  for (int seed = 1; seed <= 3; seed++) {
    IO.println("seed " + seed + ": " + countWith(seed) + ", again: "
        + countWith(seed));
  }
}

int countWith(int seed) {
  var random = new Random(seed);
  count = 0;
  run(async(() -> await(gather(IntStream.range(0, 100)
      .mapToObj(_ -> increment(random.nextInt(2_000), random.nextInt(5)))
      .toList()))));
  return count;
}
// endregion
