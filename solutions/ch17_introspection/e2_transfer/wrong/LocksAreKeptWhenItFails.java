// rejected by aTransferThatIsCancelledMovesNothing: finds the accounts free
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      var first = from.number < to.number ? from : to;
      var second = first == from ? to : from;
      await(first.lock.acquire());
      await(checkForFraud());
      await(second.lock.acquire());
      if (from.balance() < amount) {
        second.lock.release();
        first.lock.release();
        return false;
      }
      await(askTheOtherBank());
      from.add(-amount);
      to.add(amount);
      second.lock.release();
      first.lock.release();
      return true;
    });
  }

  private Coroutine<Void> checkForFraud() {
    return sleep(millis(100));
  }

  private Coroutine<Void> askTheOtherBank() {
    return sleep(millis(900));
  }
}
