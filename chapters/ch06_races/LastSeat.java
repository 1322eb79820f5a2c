import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

int seats = 1;

// region book
Coroutine<Void> book(String name) {
  return async(() -> {
    if (seats > 0) {
      await(pay(name));
      seats--;
      IO.println(name + " has a seat, " + seats + " left");
    } else {
      IO.println(name + " is too late");
    }
  });
}
// endregion

// region main
Coroutine<Void> pay(String name) {
  return async(() -> {
    await(sleep(millis(300)));
    IO.println(name + " has paid");
  });
}

void main() {
  run(async(() -> {
    var alice = createTask(book("Alice"), "Alice");
    var bob = createTask(book("Bob"), "Bob");
    await(gather(alice, bob));
  }));
}
// endregion
