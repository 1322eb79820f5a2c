package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashSet;
import java.util.Set;

/// A server that is a second away, or more, and counts. It is given:
/// leave it as it is.
final class Server {
  private final Set<String> failing = new HashSet<>();
  private final Set<String> slow = new HashSet<>();
  private int running;
  private int mostAtOnce;
  private int requests;

  /// Asks for a part: a second later the answer is its name in capital letters.
  Coroutine<String> get(String part) {
    return async(() -> {
      requests++;
      mostAtOnce = Math.max(mostAtOnce, ++running);
      try {
        await(sleep(seconds(slow.contains(part) ? 3 : 1)));
        if (failing.contains(part)) {
          throw new IllegalStateException(part + ": no such part");
        }
        return part.toUpperCase();
      } finally {
        running--;
      }
    });
  }

  /// Lets requests for `part` fail, in the end.
  void fails(String part) {
    failing.add(part);
  }

  /// Lets requests for `part` take three seconds.
  void isSlow(String part) {
    slow.add(part);
  }

  /// Returns how many requests are at work now.
  int running() {
    return running;
  }

  /// Returns the most requests that were ever at work together.
  int mostAtOnce() {
    return mostAtOnce;
  }

  /// Returns how many requests there were in all.
  int requests() {
    return requests;
  }
}
