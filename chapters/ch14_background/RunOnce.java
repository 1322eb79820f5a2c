import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

final Map<String, Duration> seen = new TreeMap<>(); // event id -> when

// region clean
Coroutine<Void> clean(boolean runOnce) {
  return async(() -> {
    do {
      if (!runOnce) {
        await(sleep(Duration.ofHours(1)));
      }
      removeOld();
    } while (!runOnce);
  });
}

void removeOld() {
  var now = EventLoop.running().time();
  seen.values().removeIf(at -> now.minus(at).toMinutes() >= 60);
}
// endregion

// region main
void main() {
  run(async(() -> {
    seen.put("old", minutes(0));
    seen.put("recent", minutes(90));
    await(sleep(minutes(120))); // no task runs: two hours just pass
    await(clean(true));
    IO.println("once:    " + seen.keySet());
  }));

  run(async(() -> {
    seen.put("old", minutes(0));
    seen.put("recent", minutes(90));
    var cleaner = createTask(clean(false), "cleaner");
    await(sleep(minutes(121))); // the whole task, two rounds of it
    cleaner.cancel();
    IO.println("forever: " + seen.keySet());
  }));
}
// endregion

Duration minutes(long amount) {
  return Duration.ofMinutes(amount);
}
