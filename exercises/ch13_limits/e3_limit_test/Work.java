package ch13_limits.e3_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Work that takes a second, and counts. It is given: leave it as it is.
final class Work {
  private int running;
  private int mostAtOnce;
  private int begun;

  /// Works for a second and returns `result`. One that is named `bad` fails after its second.
  Coroutine<String> on(String result) {
    return async(() -> {
      begun++;
      mostAtOnce = Math.max(mostAtOnce, ++running);
      try {
        await(sleep(seconds(1)));
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
