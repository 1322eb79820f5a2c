// rejected by oneWhoGivesUpAtTheBankLeavesTheAccountUsable: the next one still waits a second later
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
      await(lock.acquire());
      try {
        int before = balance;
        await(Bank.confirm(amount));
        boolean enough = before >= amount;
        if (enough) {
          balance = before - amount;
        }
        lock.release();
        return enough;
      } catch (Exception e) {
        lock.release();
        throw e;
      }
    });
  }
}
