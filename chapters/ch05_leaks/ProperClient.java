import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import java.util.List;

// region client
static final class ProperApiClient extends AsyncResource {
  static Coroutine<ProperApiClient> open() {
    return async(() -> {
      await(sleep(millis(30))); // say hello to the other side
      return new ProperApiClient();
    });
  }

  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      await(sleep(millis(100)));
      if (id < 1) {
        throw new IllegalArgumentException("no user " + id);
      }
      return "user-" + id;
    });
  }

  @Override
  protected void release() {
    await(sleep(millis(50))); // say goodbye to the other side
    IO.println("closed");
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    IO.println("one that works");
    try (var client = await(ProperApiClient.open())) {
      IO.println("got " + await(client.fetchUser(1)));
    }
    IO.println("one that fails");
    try (var client = await(ProperApiClient.open())) {
      IO.println("got " + await(client.fetchUser(-1)));
    } catch (IllegalArgumentException e) {
      IO.println("caught: " + e.getMessage());
    }

    IO.println("one that is cancelled");
    var slow = createTask(async(() -> {
      try (var client = await(ProperApiClient.open())) {
        return await(client.fetchUser(3));
      }
    }), "slow");
    await(sleep(millis(50)));
    slow.cancel();
    await(waitOn(List.of(slow)));
    IO.println("cancelled? " + slow.isCancelled());
  }));
}
// endregion
