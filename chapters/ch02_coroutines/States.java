import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region example
Coroutine<String> example() {
  return async(() -> {
    IO.println("  step 1");
    await(sleep(millis(100)));
    IO.println("  step 2");
    var answer = await(fetchFromApi());
    IO.println("  step 3, got " + answer);
    return answer;
  });
}

Coroutine<String> fetchFromApi() {
  return async(() -> {
    await(sleep(millis(200)));
    return "data";
  });
}
// endregion

// region watcher
void main() {
  run(async(() -> {
    var watched = example();
    IO.println(watched.state() + ", and nobody has run it");

    var task = createTask(watched, "example");
    await(sleep(millis(50)));
    IO.println(watched.state() + " at " + task.waitsFor());
    await(sleep(millis(100)));
    IO.println(watched.state() + " at " + task.waitsFor());

    await(task);
    IO.println(watched.state() + ", result " + task.result());

    try {
      await(watched);
    } catch (IllegalStateException e) {
      IO.println("once more? " + e.getMessage());
    }
  }));
}
// endregion
