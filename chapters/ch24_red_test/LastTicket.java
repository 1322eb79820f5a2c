import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region code
int tickets = 1;

Coroutine<String> buy(String name) {
  return async(() -> {
    if (tickets == 0) {
      return name + " is told: sold out";
    }
    await(sleep(seconds(1))); // pays
    tickets--;
    return name + " has a ticket";
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var ann = createTask(buy("Ann"), "Ann");
    var bob = createTask(buy("Bob"), "Bob");
    await(gather(ann, bob)).forEach(IO::println);
    IO.println(tickets + " tickets are left");
  }));
}
// endregion
