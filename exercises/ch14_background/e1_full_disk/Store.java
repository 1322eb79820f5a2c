package ch14_background.e1_full_disk;

import dev.loopbook.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A store that may be down, and notes when it is asked. It is given: leave it as it is.
final class Store {
  private final List<Long> asked = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Duration downUntil = Duration.ZERO;
  private RuntimeException failure = new IllegalStateException("the store is down");

  /// Lets every request fail until the loop's clock shows `time`.
  void downUntil(Duration time) {
    downUntil = time;
  }

  /// Lets the requests that fail do so with `failure`.
  void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  /// Throws out what is old.
  void removeOld() {
    var now = EventLoop.running().time();
    asked.add(now.toHours());
    if (asked.size() > 1_000 + now.toHours()) {
      throw new AssertionError(
          "the store was asked 1,000 times, and it is only %d h: this loop spins"
              .formatted(now.toHours()));
    }
    if (now.compareTo(downUntil) < 0) {
      throw failure;
    }
  }

  /// Writes a line to the log.
  void log(String line) {
    log.add(line);
  }

  /// Returns the hours at which the store was asked.
  List<Long> asked() {
    return asked;
  }

  /// Returns the lines of the log.
  List<String> lines() {
    return log;
  }
}
