import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region mended
Coroutine<Void> saveUser(String name) {
  return async(() -> {
    await(sleep(millis(100)));
    IO.println("saved " + name);
  });
}

void main() {
  run(async(() -> {
    var alice = createTask(saveUser("Alice"), "alice");
    await(saveUser("Bob"));
    IO.println("Bob is saved, and meanwhile...");
    await(alice);
    IO.println("done");
  }));
}
// endregion
