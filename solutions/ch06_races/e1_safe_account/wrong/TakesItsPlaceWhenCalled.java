// rejected by whoGivesUpBeforeTheyBeginKeepsNobodyWaiting: still waits after 2 s
package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

final class Account {
  private Future<Void> last;
  private int balance;

  Account(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  Coroutine<Boolean> withdraw(int amount) {
    var before = last;
    Future<Void> done = EventLoop.running().createFuture();
    last = done;
    return async(
        () -> {
          try {
            if (before != null) await(shield(before));
            await(Bank.confirm(amount));
            if (balance < amount) return false;
            balance -= amount;
            return true;
          } finally {
            if (before == null || before.isDone()) {
              done.setResult(null);
            } else {
              before.addDoneCallback(ended -> done.setResult(null));
            }
          }
        });
  }
}
