import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

// region connection
class Connection extends AsyncResource {
  private final String name;

  Connection(String name) {
    this.name = name;
  }

  Coroutine<String> ask(String question) {
    return async(() -> {
      if (isClosed()) {
        throw new IllegalStateException("the connection is closed");
      }
      await(sleep(millis(100)));
      return "the answer to " + question;
    });
  }

  @Override
  protected void release() {
    await(sleep(millis(500))); // says goodbye
    say(name + " released");
  }
}

Coroutine<Connection> connect(String name) {
  return async(() -> {
    await(sleep(seconds(1)));
    say(name + " connected");
    return new Connection(name);
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    Connection kept;
    try (var connection = await(connect("one"))) {
      kept = connection;
      say(await(connection.ask("1 + 1")));
    }
    say("closed? " + kept.isClosed());
    try {
      await(kept.ask("2 + 2"));
    } catch (IllegalStateException e) {
      say(e.getMessage());
    }
  }));
}
// endregion

void say(String what) {
  IO.println("%.1f s  %s".formatted(
      EventLoop.running().time().toMillis() / 1000.0, what));
}
