// rejected by twoConnectionsAreTwo: what the first one's server heard
package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

/// A connection that tells its server each second that it is alive.
final class Connection extends AsyncResource {
  private final Server server;
  private static Task<Void> heart;

  Connection(Server server) {
    this.server = server;
    heart = createTask(beat(), "heart");
  }

  private Coroutine<Void> beat() {
    return async(() -> {
      try {
        while (true) {
          await(sleep(seconds(1)));
          server.beat();
        }
      } finally {
        await(server.goodbye());
      }
    });
  }

  @Override
  protected void release() {
    heart.cancel();
    await(waitOn(List.of(heart)));
  }
}
