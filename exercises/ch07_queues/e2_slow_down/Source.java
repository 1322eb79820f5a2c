package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.Optional;

/// Some records. It is given: leave it as it is.
class Source {
  private final int records;
  private final Duration pace;
  private int read;

  /// @param records how many there are
  /// @param pace how long it takes to read one
  Source(int records, Duration pace) {
    this.records = records;
    this.pace = pace;
  }

  /// Returns the next record, or nothing behind the last one.
  Coroutine<Optional<Integer>> next() {
    return async(() -> {
      if (read == records) {
        return Optional.empty();
      }
      await(sleep(pace));
      return Optional.of(++read);
    });
  }

  /// Returns how many were read.
  int read() {
    return read;
  }
}
