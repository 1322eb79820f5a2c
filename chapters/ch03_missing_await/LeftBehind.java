import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region left
Coroutine<Void> audit(String event) {
  return async(() -> {
    await(sleep(seconds(5)));
    IO.println("audited: " + event);
  });
}

Coroutine<Integer> count() {
  return async(() -> {
    throw new IllegalStateException("the counter is gone");
  });
}

void main() {
  run(async(() -> {
    createTask(audit("login"), "audit");
    createTask(count(), "count");
    await(sleep(seconds(1)));
    IO.println("done");
  }));
}
// endregion
