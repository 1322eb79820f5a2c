import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.stream.IntStream;

final Semaphore slots = new Semaphore(2, "slots");
int inside;
int most;

Coroutine<Integer> job(int i) {
  return async(() -> {
    try (var _ = await(slots.acquire())) {
      most = Math.max(most, ++inside);
      await(sleep(seconds(1)));
      inside--;
      return i;
    }
  });
}

// region main
void main() {
  run(async(() -> {
    var results = await(gather(
        IntStream.range(0, 5).mapToObj(this::job).toList()));
    IO.println(results.size() + " results, at most " + most + " at once");
  }));
}
// endregion
