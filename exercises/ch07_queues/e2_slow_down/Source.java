package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.Optional;

/// Some records. It is given: leave it as it is.
final class Source {
  private final int records;
  private int read;

  Source(int records) {
    this.records = records;
  }

  /// Returns the next record, which takes 10 ms, or nothing behind the last one.
  Coroutine<Optional<Integer>> next() {
    return async(() -> {
      if (read == records) {
        return Optional.empty();
      }
      await(sleep(millis(10)));
      return Optional.of(++read);
    });
  }

  /// Returns how many were read.
  int read() {
    return read;
  }
}
