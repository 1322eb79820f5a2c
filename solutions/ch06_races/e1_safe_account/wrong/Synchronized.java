// rejected by noWithdrawalIsLost: await inside synchronized
// mistake: writes synchronized
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Some money that several tasks want.
final class Account {
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
      synchronized (this) {
        int before = balance;
        await(Bank.confirm(amount));
        if (before < amount) {
          return false;
        }
        balance = before - amount;
        return true;
      }
    });
  }
}
