import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region save
Coroutine<Void> saveUser(String name) {
  return async(() -> {
    await(sleep(millis(100)));
    IO.println("saved " + name);
  });
}

void main() {
  run(async(() -> {
    saveUser("Alice");
    await(saveUser("Bob"));
    IO.println("done");
  }));
}
// endregion
