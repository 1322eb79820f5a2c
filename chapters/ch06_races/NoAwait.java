import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.stream.IntStream;

// region counter
int count = 0;

Coroutine<Void> increment() {
  return async(() -> {
    await(sleep(millis(1))); // first ask, then count
    count = count + 1;
  });
}
// endregion

void main() {
  run(async(() -> {
    await(gather(
        IntStream.range(0, 100).mapToObj(_ -> increment()).toList()));
    IO.println("count: " + count);
    IO.println("time: " + EventLoop.running().time().toMillis() + " ms");
  }));
}
