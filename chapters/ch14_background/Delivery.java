import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.*;
import java.util.function.Function;

// region bus
class EventBus {
  final List<Function<String, Coroutine<Void>>> handlers = new ArrayList<>();
  private final Queue<String> events = new Queue<>(0, "events");

  void publish(String event) {
    events.putNowait(event); // and back at once
  }

  Coroutine<Void> idle() {
    return events.join(); // until each event is dealt with
  }

  Coroutine<Void> deliverForever() {
    return async(() -> {
      while (true) {
        var event = await(events.get());
        for (var handler : handlers) {
          try {
            await(handler.apply(event));
          } catch (Exception e) {
            IO.println("a handler failed: " + e.getMessage());
          }
        }
        events.taskDone();
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var log = new ArrayList<String>();
    var bus = new EventBus();
    bus.handlers.add(event -> async(() -> {
      throw new IllegalStateException("cannot read " + event);
    }));
    bus.handlers.add(event -> async(() -> {
      log.add("quick " + event);
      await(sleep(millis(10)));
      log.add("slow " + event);
    }));
    var worker = createTask(bus.deliverForever(), "worker");
    bus.publish("hello");
    await(sleep(millis(0)));
    IO.println("after sleep(0): " + log);
    await(bus.idle());
    IO.println("idle:           " + log);
    worker.cancel();
  }));
}
// endregion
