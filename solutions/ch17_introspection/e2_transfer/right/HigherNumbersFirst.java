// right: the higher number first, and both locks on a stack
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;
import static java.util.Comparator.comparingInt;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import java.util.stream.Stream;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      await(checkForFraud());
      try (var locks = new ExitStack()) {
        for (var account : Stream.of(from, to).sorted(comparingInt(a -> -a.number)).toList()) {
          locks.enter(await(account.lock.acquire()));
        }
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
