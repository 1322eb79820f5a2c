// rejected by noWithdrawalIsLost: the balance after three times 10, all at once
// mistake: locks the writing, and reads outside
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

/// Some money that several tasks want.
final class Account {
  private final Lock lock = new Lock("account");
  private int balance;

  Account(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  /// Takes `amount` out if that much is there, and returns whether it did.
  Coroutine<Boolean> withdraw(int amount) {
    return async(() -> {
      int before = balance;
      await(Bank.confirm(amount));
      try (var _ = await(lock.acquire())) {
        if (before < amount) {
          return false;
        }
        balance = before - amount;
        return true;
      }
    });
  }
}
