// rejected by transfersWithoutACommonAccountRunAtTheSameTime: two transfers at the same time
// mistake: takes one lock for the whole bank
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

/// Moves money between accounts.
final class Bank {
  private final Lock oneForAll = new Lock("the bank");


  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      try (var _ = await(oneForAll.acquire());
          var _ = await(from.lock.acquire());
          var _ = await(to.lock.acquire())) {
        await(checkForFraud());
        if (from.balance() < amount) {
          return false;
        }
        await(askTheOtherBank());
        from.add(-amount);
        to.add(amount);
        return true;
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
