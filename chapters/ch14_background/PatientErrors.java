import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;

// region clean
static final Duration HOUR = Duration.ofHours(1);
static final Duration MINUTE = Duration.ofMinutes(1);

Coroutine<Void> clean(boolean runOnce) {
  return async(() -> {
    var pause = HOUR;
    var backOff = MINUTE;
    do {
      if (!runOnce) {
        await(sleep(pause)); // whatever happened before
      }
      try {
        removeOld();
        pause = HOUR;
        backOff = MINUTE;
      } catch (IllegalStateException e) {
        if (runOnce) {
          throw e; // a test wants to see it
        }
        pause = backOff;
        backOff = twice(backOff); // an hour at most
        say(e.getMessage() + ", again in " + pause.toMinutes() + " min");
      }
    } while (!runOnce);
  });
}

Duration twice(Duration pause) {
  var doubled = pause.multipliedBy(2);
  return doubled.compareTo(HOUR) < 0 ? doubled : HOUR;
}

void removeOld() {
  if (EventLoop.running().time().toMinutes() < 70) {
    throw new IllegalStateException("the store is down");
  }
  say("cleaned");
}
// endregion

// region main
void main() {
  run(async(() -> {
    var cleaner = createTask(clean(false), "cleaner");
    await(sleep(Duration.ofHours(3)));
    cleaner.cancel();
  }));
}
// endregion

void say(String what) {
  var minutes = EventLoop.running().time().toMinutes();
  IO.println("%3d min  %s".formatted(minutes, what));
}
