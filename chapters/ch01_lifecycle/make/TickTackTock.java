import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

Coroutine<Void> say(String word) {
  return async(() -> {
    for (int round = 1; round <= 4; round++) {
      IO.println("tick " + EventLoop.running().tick() + ": " + word);
      await(sleep(seconds(0)));
    }
  });
}

void main() {
  run(async(() -> await(gather(say("tick"), say("tack"), say("tock")))));
}
