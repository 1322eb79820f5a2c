package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;

/// A site with files. It is given: leave it as it is.
final class Site {
  private int running;
  private int mostAtOnce;

  /// Downloads a file, which takes as long as `duration`. A file that is named `gone` fails then.
  Coroutine<String> get(String file, Duration duration) {
    return async(() -> {
      mostAtOnce = Math.max(mostAtOnce, ++running);
      try {
        await(sleep(duration));
        if (file.equals("gone")) {
          throw new IllegalStateException("404: gone");
        }
        return "content of " + file;
      } finally {
        running--;
      }
    });
  }

  /// Returns the most downloads that were ever at work together.
  int mostAtOnce() {
    return mostAtOnce;
  }
}
