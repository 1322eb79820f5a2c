import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;

// region worker
Future<String> letter;

Coroutine<Void> reader() {
  return async(() -> {
    letter = EventLoop.running().createFuture();
    IO.println("waits");
    IO.println("reads: " + await(letter));
  });
}

void stop() {
  letter.cancel(); // that's what the reader waits for
}
// endregion

// region main
void main() {
  run(async(() -> {
    var task = createTask(reader(), "reader");
    await(sleep(seconds(0)));
    letter.setResult("hello");
    stop();
    await(task);
  }));
}
// endregion
