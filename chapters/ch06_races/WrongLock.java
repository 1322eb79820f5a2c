import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

int count = 0;

// region reentrant
final ReentrantLock lock = new ReentrantLock();

Coroutine<Void> increment() {
  return async(() -> {
    lock.lock();
    try {
      int current = count;
      await(sleep(millis(1)));
      count = current + 1;
    } finally {
      lock.unlock();
    }
  });
}
// endregion

// region synchronized
Coroutine<Void> incrementSynchronized() {
  return async(() -> {
    synchronized (this) {
      int current = count;
      await(sleep(millis(1)));
      count = current + 1;
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    await(gather(
        IntStream.range(0, 100).mapToObj(_ -> increment()).toList()));
    IO.println("with a ReentrantLock: " + count);

    try {
      await(incrementSynchronized());
    } catch (IllegalStateException e) {
      IO.println("with synchronized: " + e.getMessage());
    }
  }));
}
// endregion
