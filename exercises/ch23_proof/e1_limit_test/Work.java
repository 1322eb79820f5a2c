package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;

/// Work that takes its time, and counts. It is given: leave it as it is.
final class Work {
  private int running;
  private int mostAtOnce;
  private int begun;

  /// Works for a second and returns `result`. One that is named `bad` fails in the end.
  Coroutine<String> on(String result) {
    return on(result, seconds(1));
  }

  /// The same, for as long as `duration`.
  Coroutine<String> on(String result, Duration duration) {
    return async(() -> {
      begun++;
      mostAtOnce = Math.max(mostAtOnce, ++running);
      try {
        await(sleep(duration));
        if (result.equals("bad")) {
          throw new IllegalStateException("bad work");
        }
        return result;
      } finally {
        running--;
      }
    });
  }

  /// Returns how much work was begun.
  int begun() {
    return begun;
  }

  /// Returns the most that was ever at work together.
  int mostAtOnce() {
    return mostAtOnce;
  }
}
