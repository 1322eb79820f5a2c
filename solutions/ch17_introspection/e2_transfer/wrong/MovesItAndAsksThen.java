// rejected by nothingMovesBeforeTheOtherBankHasAgreed: balances after
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      // Everybody in the same order, so there can be no circle.
      var first = from.number < to.number ? from : to;
      var second = first == from ? to : from;
      try (var _ = await(first.lock.acquire())) {
        await(checkForFraud());
        try (var _ = await(second.lock.acquire())) {
          if (from.balance() < amount) {
            return false;
          }
          from.add(-amount);
          to.add(amount);
          try {
            await(askTheOtherBank());
          } catch (CancelledError e) {
            from.add(amount);
            to.add(-amount);
            throw e;
          }
          return true;
        }
      }
    });
  }

  private Coroutine<Void> checkForFraud() {
    return sleep(millis(100));
  }

  private Coroutine<Void> askTheOtherBank() {
    return sleep(millis(900));
  }
}
