import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

// region pieces
Coroutine<Long> sumUpTo(int n, int piece) {
  return async(() -> {
    long sum = 0;
    for (int i = 1; i <= n; i++) {
      sum += i;
      if (i % piece == 0) {
        await(sleep(millis(0))); // let the others have a turn
      }
    }
    return sum;
  });
}

Coroutine<Void> counter() {
  return async(() -> {
    for (int turn = 1; turn <= 4; turn++) {
      IO.println("turn " + turn + " in tick " + EventLoop.running().tick());
      await(sleep(millis(0)));
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (int piece : new int[] {1_000_000, 250_000}) {
      IO.println("in pieces of " + piece);
      var counter = createTask(counter(), "counter");
      var sum = await(sumUpTo(1_000_000, piece));
      IO.println(sum + " in tick " + EventLoop.running().tick());
      await(counter);
    }
  }));
}
// endregion
