// right: both locks are put on an exit stack, sorted by number
package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import java.util.Comparator;
import java.util.stream.Stream;

/// Moves money between accounts.
final class Bank {

  /// Moves `amount` if there is so much, and says whether it did.
  Coroutine<Boolean> transfer(Account from, Account to, int amount) {
    return async(() -> {
      var both = Stream.of(from, to).sorted(Comparator.comparingInt(each -> each.number)).toList();
      await(checkForFraud());
      try (var locks = new ExitStack()) {
        for (var account : both) {
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
