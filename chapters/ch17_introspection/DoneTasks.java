import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;

Coroutine<Integer> divide(int a, int b) {
  return async(() -> {
    await(sleep(seconds(1)));
    return a / b;
  });
}

// region main
void main() {
  run(async(() -> {
    var good = createTask(divide(6, 3), "good");
    var bad = createTask(divide(1, 0), "bad");
    var late = createTask(sleep(seconds(60)), "late");
    ask("at once", good);
    late.cancel();
    await(waitOn(List.of(good, bad, late)));
    ask("done", good);
    ask("done", bad);
    ask("done", late);
  }));
}

void ask(String when, Task<?> task) {
  String exception;
  try {
    exception = String.valueOf(task.exception().orElse(null));
  } catch (Exception | Error e) {
    exception = "throws " + e.getClass().getSimpleName();
  }
  IO.println("%-8s %-5s %-9s exception: %s".formatted(
      when, task.name(), task.state(), exception));
}
// endregion
