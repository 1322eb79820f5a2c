import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;

// region work
Coroutine<String> polite() {
  return async(() -> {
    await(sleep(seconds(10)));
    return "polite";
  });
}

Coroutine<String> slowToLeave() {
  return async(() -> {
    try {
      await(sleep(seconds(10)));
      return "slow";
    } finally {
      await(sleep(seconds(3))); // puts everything back in its place
    }
  });
}

Coroutine<String> deaf() {
  return async(() -> {
    for (int i = 1; i <= 10; i++) {
      try {
        await(sleep(seconds(1)));
      } catch (CancelledError asked) {
        IO.println("  (asked to stop, and goes on)");
      }
    }
    return "deaf";
  });
}
// endregion

// region limit
Coroutine<Void> limited(String name, Coroutine<String> work) {
  return async(() -> {
    var before = EventLoop.running().time();
    String outcome;
    try {
      outcome = "returned " + await(waitFor(work, seconds(1.5)));
    } catch (TimeoutError late) {
      outcome = "timed out";
    }
    var took = EventLoop.running().time().minus(before).toMillis();
    IO.println(name + ": " + outcome + " after " + took + " ms");
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    await(limited("polite", polite()));
    await(limited("slow to leave", slowToLeave()));
    await(limited("deaf", deaf()));
  }));
}
// endregion
