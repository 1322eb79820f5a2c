package ch02_coroutines.e2_asked_twice;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Counts how often it is asked. It is given: leave it as it is.
final class UserService {
  private int asked;

  Coroutine<String> fetch(int id) {
    return async(() -> {
      asked++;
      await(sleep(seconds(1)));
      return "user-" + id;
    });
  }

  int asked() {
    return asked;
  }
}
