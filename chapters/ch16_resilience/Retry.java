import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.util.function.Supplier;

class Unavailable extends RuntimeException {}

// region retry
<T> Coroutine<T> retrying(int attempts, Supplier<Coroutine<T>> work) {
  return async(() -> {
    var pause = millis(100);
    for (int attempt = 1; attempt < attempts; attempt++) {
      try {
        return await(work.get()); // a new coroutine for each attempt
      } catch (Unavailable e) { // only what may pass by itself
        say("attempt " + attempt + " failed");
      }
      await(sleep(pause));
      pause = pause.multipliedBy(2);
    }
    return await(work.get()); // the last one may throw
  });
}
// endregion

// region main
int calls;

Coroutine<String> service(int failures) {
  return async(() -> {
    if (++calls <= failures) {
      throw new Unavailable();
    }
    return "answer " + calls;
  });
}

void main() {
  run(async(() -> {
    say("got " + await(retrying(4, () -> service(2))));
  }));
  calls = 0;
  run(async(() -> {
    try {
      await(retrying(4, () -> service(9)));
    } catch (Unavailable e) {
      say("gave up after " + calls + " calls");
    }
  }));
}
// endregion

void say(String what) {
  var millis = EventLoop.running().time().toMillis();
  IO.println("%3d ms  %s".formatted(millis, what));
}
