// right: waits for the end of the withdrawal before it
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

/// Some money that several tasks want.
final class Account {
  private Future<Void> last;
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
      var before = last;
      Future<Void> done = EventLoop.running().createFuture();
      last = done;
      try {
        if (before != null) {
          await(shield(before));
        }
        await(Bank.confirm(amount));
        if (balance < amount) {
          return false;
        }
        balance -= amount;
        return true;
      } finally {
        if (before == null || before.isDone()) {
          done.setResult(null);
        } else { // given up in the line: the next one waits for the one before
          before.addDoneCallback(_ -> done.setResult(null));
        }
      }
    });
  }
}
