import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region delays
Coroutine<String> taskWithDelay(String name, int delay) {
  return async(() -> {
    IO.println(name + ": starting");
    await(sleep(seconds(delay)));
    IO.println(name + ": finished after " + delay + " s");
    return name + " result";
  });
}

void main() {
  var results = run(async(() -> {
    var one = createTask(taskWithDelay("Task 1", 2), "one");
    var two = createTask(taskWithDelay("Task 2", 1), "two");
    var three = createTask(taskWithDelay("Task 3", 3), "three");
    return await(gather(one, two, three));
  }));
  IO.println("all results: " + results);
}
// endregion
