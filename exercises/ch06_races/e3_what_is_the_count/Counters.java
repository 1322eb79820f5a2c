package ch06_races.e3_what_is_the_count;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Five ways to count to ten. It is given: read it, and leave it as it is.
final class Counters {
  private final Lock lock = new Lock("count");
  private int count;

  /// Each task reads, waits, and writes.
  Coroutine<Integer> allAtOnce() {
    return ten(_ -> async(() -> {
      int read = count;
      await(sleep(millis(1)));
      count = read + 1;
    }));
  }

  /// Each task waits first, and then reads and writes.
  Coroutine<Integer> waitFirst() {
    return ten(_ -> async(() -> {
      await(sleep(millis(1)));
      int read = count;
      count = read + 1;
    }));
  }

  /// Shorter, and in one line.
  Coroutine<Integer> inOneLine() {
    return ten(_ -> async(() -> {
      count += await(sleep(millis(1), 1));
    }));
  }

  /// The same under a lock.
  Coroutine<Integer> locked() {
    return ten(_ -> async(() -> {
      try (var _ = await(lock.acquire())) {
        count += await(sleep(millis(1), 1));
      }
    }));
  }

  /// Two tasks come at 0 ms, two at 10 ms, and so on.
  Coroutine<Integer> inTwos() {
    return ten(i -> async(() -> {
      await(sleep(millis(10 * (i / 2))));
      int read = count;
      await(sleep(millis(1)));
      count = read + 1;
    }));
  }

  private Coroutine<Integer> ten(IntFunction<Coroutine<Void>> task) {
    return async(() -> {
      await(gather(IntStream.range(0, 10).mapToObj(task).toList()));
      return count;
    });
  }
}
