import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

record User(int id, String name) {}

Coroutine<User> fetchUser(int id) {
  return async(() -> new User(id, "Alice"));
}

void main() {
  // region use
  User user = fetchUser(1);
  IO.println(fetchUser(1).name());
  // endregion
}
