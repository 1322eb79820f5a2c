import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionGroup;
import java.util.List;

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
      var results = await(taskGroup(group -> {
        var first = group.createTask(job("first", 0.2), "first");
        var bad = group.createTask(job("bad", 0.1), "bad");
        var third = group.createTask(job("third", 0.3), "third");
        return List.of(first, bad, third);
      }));
      say("results: " + results);
    } catch (ExceptionGroup e) {
      say("caught: " + e.exceptions().getFirst().getMessage());
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
