// rejected by soDoTwoThatHaveNothingToDoWithTheOneThatWaits: when D to E
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.sync.Lock;

/// Moves money between accounts.
final class Bank {
  private final Lock gate = new Lock("gate");

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      try (var stack = new ExitStack()) {
        try (var _ = await(gate.acquire())) {
          stack.enter(await(from.lock.acquire()));
          stack.enter(await(to.lock.acquire()));
        }
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
