import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;

record User(int id, String name) {}

// region session
final class Session extends AsyncResource {
  Coroutine<User> get(int id) {
    return async(() -> {
      await(sleep(millis(100)));
      return new User(id, "user-" + id);
    });
  }

  @Override
  protected void release() {
    await(sleep(millis(50))); // say goodbye to the other side
    IO.println("session closed");
  }
}
// endregion

// region client
final class LeakyApiClient {
  private Session session;

  Coroutine<Void> connect() {
    return async(() -> {
      session = new Session();
    });
  }

  Coroutine<User> fetchUser(int id) {
    return async(() -> {
      if (session == null) {
        throw new IllegalStateException("call connect() first");
      }
      return await(session.get(id));
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var client = new LeakyApiClient();
    await(client.connect());
    IO.println("got " + await(client.fetchUser(1)));
    IO.println("done");
  }));
}
// endregion
