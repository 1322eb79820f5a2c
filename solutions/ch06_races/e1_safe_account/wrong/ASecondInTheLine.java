// rejected by aLongLineIsServed: TimeoutError
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
          var held = await(waitFor(lock.acquire(), seconds(1)));
          try (held) {
            await(Bank.confirm(amount));
            if (balance < amount) return false;
            balance -= amount;
            return true;
          }
        });
  }
}
