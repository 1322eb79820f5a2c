// right: tells the heart by an event, with no cancellation
package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Event;
import java.util.List;

/// A connection that tells its server each second that it is alive.
final class Connection extends AsyncResource {
  private final Server server;
  private final Event closing = new Event("closing");
  private final Task<Void> heart;

  Connection(Server server) {
    this.server = server;
    this.heart = createTask(beat(), "heart");
  }

  private Coroutine<Void> beat() {
    return async(() -> {
      try {
        while (true) {
          try {
            await(waitFor(closing.waitSet(), seconds(1)));
            return;
          } catch (TimeoutError e) {
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
    closing.set();
    await(waitOn(List.of(heart)));
  }
}
