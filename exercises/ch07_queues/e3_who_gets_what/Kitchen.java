package ch07_queues.e3_who_gets_what;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import java.util.ArrayList;
import java.util.List;

/// A cook, a counter and two waiters. It is given: read it, and leave it as it is.
final class Kitchen {
  private final Queue<Integer> counter = new Queue<>(1, "counter");
  private final List<String> log = new ArrayList<>();

  private Coroutine<Void> cook() {
    return async(() -> {
      for (int plate = 1; plate <= 4; plate++) {
        await(counter.put(plate));
        log.add("put " + plate);
      }
      counter.shutdown();
    });
  }

  private Coroutine<Void> waiter(String name, int millis) {
    return async(() -> {
      try {
        while (true) {
          int plate = await(counter.get());
          log.add(name + " takes " + plate);
          await(sleep(millis(millis)));
        }
      } catch (QueueShutDown e) {
        log.add(name + " goes home");
      }
    });
  }

  /// Returns the log of the evening.
  Coroutine<List<String>> log() {
    return async(() -> {
      await(gather(
          createTask(cook(), "cook"),
          createTask(waiter("fast", 10), "fast"),
          createTask(waiter("slow", 25), "slow")));
      return log;
    });
  }
}
