import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;

// region queue
class TaskQueue {
  final List<String> finished = new ArrayList<>();
  private final Semaphore slots = new Semaphore(2, "slots");

  Coroutine<Void> process(String name, double duration) {
    return async(() -> {
      try (var _ = await(slots.acquire())) {
        await(sleep(seconds(duration)));
        finished.add(name);
      } catch (CancelledError e) {
        say(name + " is given up");
        throw e;
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var queue = new TaskQueue();
    var all = gather(queue.process("quick", 0.1), queue.process("slow", 5),
        queue.process("slower", 9), queue.process("last", 0.2));
    try {
      await(waitFor(all, seconds(1)));
    } catch (TimeoutError e) {
      say("time is up; finished: " + queue.finished);
    }
  }));
}
// endregion

void say(String what) {
  IO.println("%.1f s  %s".formatted(
      EventLoop.running().time().toMillis() / 1000.0, what));
}
