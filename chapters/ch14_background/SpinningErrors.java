import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

int rounds;

// region clean
Coroutine<Void> clean() {
  return async(() -> {
    while (true) {
      try {
        removeOld();
        await(sleep(seconds(3600)));
      } catch (IllegalStateException e) {
        report(e); // and try again
      }
    }
  });
}

void removeOld() {
  throw new IllegalStateException("the store is down");
}
// endregion

// region main
void main() {
  try {
    run(async(() -> {
      createTask(heart(), "heart");
      await(timeout(seconds(1), () -> {
        await(clean());
      }));
    }));
  } catch (AssertionError e) {
    IO.println(e.getMessage());
  }
}

Coroutine<Void> heart() {
  return async(() -> {
    while (true) {
      await(sleep(millis(100)));
      IO.println("beat");
    }
  });
}

void report(Exception e) {
  if (++rounds == 100_000) { // only so that this program ends
    var now = EventLoop.running().time().toSeconds();
    throw new AssertionError(rounds + " errors, and it is " + now + " s");
  }
}
// endregion
