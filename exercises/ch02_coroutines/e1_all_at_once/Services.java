package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;

/// Three services, each at its own pace. They are given: leave them as they are.
final class Services {
  private Services() {}

  static Coroutine<String> weather() {
    return answer("sunny", seconds(2));
  }

  static Coroutine<String> news() {
    return answer("nothing new", seconds(3));
  }

  static Coroutine<String> basket() {
    return answer("2 apples", seconds(1));
  }

  private static Coroutine<String> answer(String text, Duration after) {
    return async(() -> {
      await(sleep(after));
      return text;
    });
  }
}
