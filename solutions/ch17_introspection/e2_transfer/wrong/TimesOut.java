// rejected by twoTransfersInOppositeDirectionsEnd: TimeoutError
// mistake: gives up after a time-out
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return waitFor(async(() -> {
      try (var _ = await(from.lock.acquire())) {
        await(checkForFraud());
        try (var _ = await(to.lock.acquire())) {
          if (from.balance() < amount) {
            return false;
          }
          await(askTheOtherBank());
          from.add(-amount);
          to.add(amount);
          return true;
        }
      }
    }), seconds(5));
  }

  private Coroutine<Void> checkForFraud() {
    return sleep(millis(100));
  }

  private Coroutine<Void> askTheOtherBank() {
    return sleep(millis(900));
  }
}
