import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;

// region connection
final class Connection extends AsyncResource {
  final Task<Void> heart = createTask(beat(), "heart");

  Coroutine<Void> beat() {
    return async(() -> {
      while (true) {
        await(sleep(seconds(1)));
        IO.println("beat");
      }
    });
  }

  @Override
  protected void release() {
    IO.println("closed");
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    EventLoop.running().callLater(
        seconds(60), () -> IO.println("a minute is over"));

    try (var _ = new Connection()) {
      await(sleep(seconds(2.5)));
    }
    await(sleep(seconds(2)));
    IO.println("done");
  }));
}
// endregion
