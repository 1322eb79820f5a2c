package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;

/// A line to the server. It is given: leave it as it is.
final class Session extends AsyncResource {
  private static int open;
  private static int opened;

  Session() {
    open++;
    opened++;
  }

  /// Returns how many sessions are open.
  static int open() {
    return open;
  }

  /// Returns how many sessions were ever opened.
  static int opened() {
    return opened;
  }

  /// Asks for a user. An answer takes 100 ms, an error too.
  Coroutine<String> get(int id) {
    return async(() -> {
      if (isClosed()) {
        throw new IllegalStateException("the session is closed, and user " + id + " is asked for");
      }
      await(sleep(millis(100)));
      if (id < 1) {
        throw new IllegalArgumentException("no user " + id);
      }
      return "user-" + id;
    });
  }

  @Override
  protected void release() {
    try {
      await(sleep(millis(20))); // say goodbye to the server
    } finally {
      open--;
    }
  }
}
