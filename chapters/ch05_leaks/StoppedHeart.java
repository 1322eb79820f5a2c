import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

// region connection
final class Connection extends AsyncResource {
  final Task<Void> heart = createTask(beat(), "heart");

  Coroutine<Void> beat() {
    return async(() -> {
      try {
        while (true) {
          await(sleep(seconds(1)));
          IO.println("beat");
        }
      } finally {
        IO.println("the heart stops");
      }
    });
  }

  @Override
  protected void release() {
    heart.cancel();
    IO.println("asked: cancelled? " + heart.isCancelled());
    await(waitOn(List.of(heart)));
    IO.println("waited: cancelled? " + heart.isCancelled());
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    try (var _ = new Connection()) {
      await(sleep(seconds(2.5)));
    }
    IO.println("closed");
    await(sleep(seconds(2)));
    IO.println("done");
  }));
}
// endregion
