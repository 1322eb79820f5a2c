// rejected by noWithdrawalIsLost: a lock of java.util.concurrent belongs to a thread
// mistake: takes Java's ReentrantLock
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.concurrent.locks.ReentrantLock;

/// Some money that several tasks want.
final class Account {
  private final ReentrantLock lock = new ReentrantLock();
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
      lock.lock();
      try {
        int before = balance;
        await(Bank.confirm(amount));
        if (before < amount) {
          return false;
        }
        balance = before - amount;
        return true;
      } finally {
        lock.unlock();
      }
    });
  }
}
