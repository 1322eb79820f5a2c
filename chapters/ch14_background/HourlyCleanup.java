import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.time.Duration;
import java.util.*;

// region bus
class EventBus {
  final Map<String, Duration> seen = new LinkedHashMap<>(); // id -> when

  Task<Void> start() {
    return createTask(cleanForever(), "cleaner");
  }

  void publish(String id) {
    if (seen.putIfAbsent(id, now()) == null) {
      say("deliver " + id);
    }
  }

  void cleanOnce() {
    seen.values().removeIf(at -> now().minus(at).toMinutes() >= 60);
    say("cleaned, still known: " + seen.keySet());
  }

  private Coroutine<Void> cleanForever() {
    return async(() -> {
      while (true) {
        await(sleep(Duration.ofHours(1)));
        cleanOnce();
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var bus = new EventBus();
    var cleaner = bus.start();
    bus.publish("a");
    await(sleep(Duration.ofMinutes(30)));
    bus.publish("b");
    bus.publish("a"); // sent twice, as networks do
    await(sleep(Duration.ofHours(2)));
    cleaner.cancel();
  }));
}
// endregion

Duration now() {
  return EventLoop.running().time();
}

void say(String what) {
  IO.println("%3d min  %s".formatted(now().toMinutes(), what));
}
