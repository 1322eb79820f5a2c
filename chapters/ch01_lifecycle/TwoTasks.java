import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region tasks
Coroutine<Void> taskA() {
  return async(() -> {
    IO.println("A: start");
    await(sleep(seconds(1)));
    IO.println("A: again");
    await(sleep(seconds(1)));
    IO.println("A: end");
  });
}

Coroutine<Void> taskB() {
  return async(() -> {
    IO.println("B: start");
    await(sleep(seconds(0.5)));
    IO.println("B: again");
    await(sleep(seconds(1.5)));
    IO.println("B: end");
  });
}

// endregion

// region main
void main() {
  run(async(() -> {
    var a = createTask(taskA(), "A");
    var b = createTask(taskB(), "B");
    await(gather(a, b));
  }));
}
// endregion
