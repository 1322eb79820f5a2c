// rejected by aRefusalAmongOthersStopsNobody: four withdrawals, of which one is refused
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

final class Account {
  private final Lock lock = new Lock();
  private int balance;

  Account(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  Coroutine<Boolean> withdraw(int amount) {
    return async(
        () -> {
          if (amount > 1_000)
            throw new IllegalArgumentException("the bank allows at most 1000, not " + amount);
          try (var held = await(lock.acquire())) {
            await(Bank.confirm(amount));
            if (balance < amount) return false;
            balance -= amount;
            return true;
          }
        });
  }
}
