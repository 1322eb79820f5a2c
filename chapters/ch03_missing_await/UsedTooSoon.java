import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

record User(int id, String name) {}

Coroutine<User> fetchUser(int id) {
  return async(() -> {
    await(sleep(millis(100)));
    return new User(id, "Alice");
  });
}

// region mistake
void main() {
  run(async(() -> {
    var user = fetchUser(1);
    IO.println("user is " + user);
    if (user.equals(new User(1, "Alice"))) {
      IO.println("found her");
    } else {
      IO.println("no such user");
    }
  }));
}
// endregion
