import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region book
int seats = 1;

Coroutine<Void> book(String name, int comes, int pays) {
  return async(() -> {
    await(sleep(millis(comes)));
    if (seats > 0) {
      seats--;
      await(sleep(millis(pays))); // the bank answers, sooner or later
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var alice = createTask(book("Alice", 100, 300), "Alice");
    var bob = createTask(book("Bob", 500, 300), "Bob");
    await(gather(alice, bob));
    IO.println("seats: " + seats);
  }));
}
// endregion
