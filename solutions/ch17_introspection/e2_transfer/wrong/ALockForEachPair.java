// rejected by nobodySpendsTheSameMoneyTwice: what is left of 100
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moves money between accounts.
final class Bank {
  private final Map<List<Integer>, Lock> locks = new HashMap<>();

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      var pair = List.of(Math.min(from.number, to.number), Math.max(from.number, to.number));
      var lock = locks.computeIfAbsent(pair, _ -> new Lock("pair " + pair));
      try (var _ = await(lock.acquire())) {
        await(checkForFraud());
        if (from.balance() < amount) {
          return false;
        }
        await(askTheOtherBank());
        try (var _ = await(from.lock.acquire())) {
          from.add(-amount);
        }
        try (var _ = await(to.lock.acquire())) {
          to.add(amount);
        }
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
