import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

// region count
final Lock lock = new Lock("count");
int count = 0;

Coroutine<Void> increment() {
  return async(() -> {
    try (var _ = await(lock.acquire())) {
      int read = count;
      await(sleep(seconds(0)));
      count = read + 1;
    }
  });
}
// endregion

void main() {
  run(async(() -> {
    await(gather(increment(), increment(), increment()));
    IO.println("count: " + count);
  }));
}
