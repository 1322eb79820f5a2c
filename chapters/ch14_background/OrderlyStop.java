import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import java.util.List;

final Queue<String> events = new Queue<>(0, "events");

// region tasks
Coroutine<Void> deliver() {
  return async(() -> {
    try {
      while (true) {
        var event = await(events.get());
        await(sleep(seconds(2)));
        say("delivered " + event);
      }
    } catch (QueueShutDown e) {
      say("worker: nothing more will come");
    }
  });
}

Coroutine<Void> clean() {
  return async(() -> {
    try {
      await(sleep(seconds(3600)));
    } finally {
      await(sleep(millis(500)));
      say("cleaner: state saved");
    }
  });
}
// endregion

// region stop
void main() {
  run(async(() -> {
    var tasks = List.of(createTask(deliver(), "worker"),
        createTask(clean(), "cleaner"));
    List.of("a", "b").forEach(events::putNowait);
    await(sleep(seconds(1)));
    say("stop");
    events.shutdown(); // 1. nothing new comes in
    await(waitOn(tasks.subList(0, 1), // 2. finish what is in, within limits
        Waited.Until.ALL_COMPLETED, seconds(5)));
    tasks.forEach(Task::cancel); // 3. ask the rest to stop
    say("cancelled? " + tasks.getLast().isCancelled());
    await(waitOn(tasks)); // 4. wait until they are out
    say("cancelled? " + tasks.getLast().isCancelled());
  }));
}
// endregion

void say(String what) {
  var time = EventLoop.running().time().toMillis() / 1000.0;
  IO.println("%.1f s  %s".formatted(time, what));
}
