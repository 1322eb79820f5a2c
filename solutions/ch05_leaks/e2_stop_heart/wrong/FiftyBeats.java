// rejected by wheneverItIsClosedTheHeartHasSaidGoodbye: what a server heard
package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

/// A connection that tells its server each second that it is alive.
final class Connection extends AsyncResource {
  private final Server server;
  private final Task<Void> heart;

  Connection(Server server) {
    this.server = server;
    this.heart = createTask(beat(), "heart");
  }

  private Coroutine<Void> beat() {
    return async(() -> {
      try {
        for (int beats = 1; ; beats++) {
          await(sleep(seconds(1)));
          if (beats <= 50) {
            server.beat();
          }
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
