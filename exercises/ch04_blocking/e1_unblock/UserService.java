package ch04_blocking.e1_unblock;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// A service that is two seconds away. It is given: leave it as it is.
final class UserService {
  private UserService() {}

  /// Asks for a user and blocks the thread until the answer is there.
  static String callAndWait(int id) {
    busy(seconds(2));
    return answer(id);
  }

  /// Asks for a user. Whoever awaits it waits for the answer; the loop is free.
  static Coroutine<String> call(int id) {
    return async(() -> {
      await(sleep(seconds(2)));
      return answer(id);
    });
  }

  private static String answer(int id) {
    if (id < 1) {
      throw new IllegalArgumentException("no user " + id);
    }
    return "user-" + id;
  }
}
