package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Says whether a withdrawal is allowed. It is given: leave it as it is.
final class Bank {
  private Bank() {}

  /// Takes 100 ms, and fails if the amount is not allowed.
  static Coroutine<Void> confirm(int amount) {
    return async(() -> {
      await(sleep(millis(100)));
      if (amount > 1_000) {
        throw new IllegalArgumentException("the bank allows at most 1000, not " + amount);
      }
    });
  }
}
