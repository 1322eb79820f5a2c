import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

// region eat
Coroutine<Void> eat(Lock first, Lock second) {
  return async(() -> {
    try (var _ = await(first.acquire())) {
      await(sleep(seconds(1))); // looks for the other one
      try (var _ = await(second.acquire())) {
        IO.println(currentTask().name() + " eats");
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var left = new Lock("left fork");
    var right = new Lock("right fork");
    var anna = createTask(eat(left, right), "Anna");
    var ben = createTask(eat(right, left), "Ben");
    await(gather(anna, ben));
  }));
}
// endregion
