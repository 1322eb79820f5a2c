import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

// region jobs
Coroutine<String> job(String name, double duration) {
  return async(() -> {
    try {
      await(sleep(seconds(duration)));
    } finally {
      say(name + " ends");
    }
    if (name.startsWith("bad")) {
      throw new IllegalStateException(name + " failed");
    }
    return name + " result";
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    try {
      var results = await(gather(
          job("first", 0.2), job("bad", 0.1), job("third", 0.3)));
      say("results: " + results);
    } catch (IllegalStateException e) {
      say("caught: " + e.getMessage());
    }
    await(sleep(seconds(1)));
    say("the end");
  }));
}
// endregion

void say(String what) {
  IO.println("%.1f s  %s".formatted(
      EventLoop.running().time().toMillis() / 1000.0, what));
}
