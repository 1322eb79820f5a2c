import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

// region move
record Account(String name, Lock lock, int[] balance) {}

Account account(String name) {
  return new Account(name, new Lock(name), new int[] {100});
}

Coroutine<Void> move(Account from, Account to, int arrives) {
  return async(() -> {
    await(sleep(millis(arrives)));
    var fromFirst = from.name().compareTo(to.name()) < 0;
    var first = fromFirst ? from : to;
    var second = fromFirst ? to : from;
    try (var _ = await(first.lock().acquire())) {
      await(sleep(millis(10))); // ask the bank
      try (var _ = await(second.lock().acquire())) {
        from.balance()[0] -= 10;
        to.balance()[0] += 10;
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var anna = account("anna");
    var ben = account("ben");
    var there = createTask(move(anna, ben, 0), "there");
    var back = createTask(move(ben, anna, 50), "back");
    await(gather(there, back));
    IO.println(anna.balance()[0] + " and " + ben.balance()[0]);
  }));
}
// endregion
