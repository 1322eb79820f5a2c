package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.concurrent.atomic.AtomicInteger;

/// A service that is two seconds away. It is given: leave it as it is.
final class UserService {
  private static final AtomicInteger ASKED = new AtomicInteger();

  private UserService() {}

  /// Asks for a user and blocks the thread until the answer is there.
  static String callAndWait(int id) {
    ASKED.incrementAndGet();
    busy(seconds(2));
    return answer(id);
  }

  /// Asks for a user. The caller awaits the answer; the loop is free.
  static Coroutine<String> call(int id) {
    return async(() -> {
      ASKED.incrementAndGet();
      await(sleep(seconds(2)));
      return answer(id);
    });
  }

  /// Returns how often it was asked so far.
  static int asked() {
    return ASKED.get();
  }

  private static String answer(int id) {
    if (id < 1) {
      throw new IllegalArgumentException("no user " + id);
    }
    return "user-" + id;
  }
}
