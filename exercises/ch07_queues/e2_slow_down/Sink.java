package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where records are written. It is given: leave it as it is.
class Sink {
  private final Source source;
  private final Duration pace;
  private final List<Integer> written = new ArrayList<>();
  private int most;

  /// @param source where the records come from, for counting
  /// @param pace how long it takes to write one
  Sink(Source source, Duration pace) {
    this.source = source;
    this.pace = pace;
  }

  /// Writes a record.
  Coroutine<Void> write(int record) {
    return async(() -> {
      await(sleep(pace));
      most = Math.max(most, source.read() - written.size());
      written.add(record);
    });
  }

  /// Returns what was written, in order.
  List<Integer> written() {
    return List.copyOf(written);
  }

  /// Returns how many records were at most in memory: read, and not yet written.
  int most() {
    return most;
  }
}
