import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

int saved;

Coroutine<Void> saveUser(String name) {
  return async(() -> {
    await(sleep(millis(100))); // the only other await: inside saveUser
    saved++;
  });
}

void main() {
  run(async(() -> {
    var names = Stream.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank",
        "Grace", "Heidi", "Ivan", "Judy");
    await(gather(names.map(this::saveUser).toList()));
  }));
  IO.println(saved + " saved");
}
