package ch20_all_orders.e1_how_many;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

/// Three ways in which two tasks count. It is given: read it, and leave it as it is.
final class Programs {
  private final Lock lock = new Lock("count");
  private int count;

  /// Each task reads, gives way, and writes.
  Coroutine<Integer> racy() {
    return async(() -> {
      await(gather(increment(), increment()));
      return count;
    });
  }

  /// The same under a lock.
  Coroutine<Integer> locked() {
    return async(() -> {
      await(gather(incrementSafely(), incrementSafely()));
      return count;
    });
  }

  /// One task comes at once and takes 10 ms; the other comes after 50 ms.
  Coroutine<Integer> slow() {
    return async(() -> {
      await(gather(late(0, 10), late(50, 10)));
      return count;
    });
  }

  private Coroutine<Void> increment() {
    return async(() -> {
      int read = count;
      await(sleep(seconds(0)));
      count = read + 1;
    });
  }

  private Coroutine<Void> incrementSafely() {
    return async(() -> {
      try (var _ = await(lock.acquire())) {
        await(increment());
      }
    });
  }

  private Coroutine<Void> late(int comes, int takes) {
    return async(() -> {
      await(sleep(millis(comes)));
      int read = count;
      await(sleep(millis(takes)));
      count = read + 1;
    });
  }
}
