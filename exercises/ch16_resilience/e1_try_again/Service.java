package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A service that fails as it is told to. It is given: leave it as it is.
final class Service {
  private final List<Long> asked = new ArrayList<>();
  private final IntFunction<RuntimeException> failure;
  private final int failures;

  /// Makes a service whose first `failures` answers are what `failure` makes of 1, 2, 3 ...
  Service(int failures, IntFunction<RuntimeException> failure) {
    this.failures = failures;
    this.failure = failure;
  }

  /// Asks for an answer.
  Coroutine<String> ask() {
    return async(() -> {
      asked.add(EventLoop.running().time().toMillis());
      if (asked.size() <= failures) {
        throw failure.apply(asked.size());
      }
      return "answer " + asked.size();
    });
  }

  /// Returns at which milliseconds it was asked.
  List<Long> asked() {
    return asked;
  }
}
