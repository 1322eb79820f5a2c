// right: acquire and release by hand, with a finally each
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      var ordered = from.number < to.number;
      var lower = ordered ? from.lock : to.lock;
      var upper = ordered ? to.lock : from.lock;
      await(lower.acquire());
      try {
        await(upper.acquire());
        try {
          return await(move(from, to, amount));
        } finally {
          upper.release();
        }
      } finally {
        lower.release();
      }
    });
  }

  private Coroutine<Boolean> move(Account from, Account to, int amount) {
    return async(() -> {
      await(checkForFraud());
      var enough = from.balance() >= amount;
      if (enough) {
        await(askTheOtherBank());
        from.add(-amount);
        to.add(amount);
      }
      return enough;
    });
  }

  private Coroutine<Void> checkForFraud() {
    return sleep(millis(100));
  }

  private Coroutine<Void> askTheOtherBank() {
    return sleep(millis(900));
  }
}
