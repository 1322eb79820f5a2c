import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;

// region session
int open = 0; // what the other side counts; it allows three

final class Session extends AsyncResource {
  Session() {
    open++;
  }

  Coroutine<String> get(int id) {
    return async(() -> {
      await(sleep(millis(100)));
      return "user-" + id;
    });
  }

  @Override
  protected void release() {
    open--;
  }
}
// endregion

// region main
Coroutine<String> fetchUser(int id) {
  return async(() -> {
    if (open == 3) {
      throw new IllegalStateException("refused: 3 sessions are open");
    }
    var session = new Session();
    return await(session.get(id));
  });
}

void main() {
  run(async(() -> {
    for (int id = 1; id <= 5; id++) {
      try {
        IO.println("got " + await(fetchUser(id)));
      } catch (IllegalStateException e) {
        IO.println("user " + id + ": " + e.getMessage());
      }
    }
  }));
}
// endregion
