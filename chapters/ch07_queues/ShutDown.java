import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import java.util.ArrayList;
import java.util.List;

// region processor
final Queue<Integer> queue = new Queue<>(0, "items");
final List<Integer> results = new ArrayList<>();

Coroutine<Void> consumer() {
  return async(() -> {
    try {
      while (true) {
        int item = await(queue.get());
        await(sleep(millis(10))); // the work
        results.add(item);
      }
    } catch (QueueShutDown e) {
      // nothing more will come: that is how it ends
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var consumers = List.of(
        createTask(consumer(), "one"),
        createTask(consumer(), "two"),
        createTask(consumer(), "three"));
    for (int item = 0; item < 20; item++) {
      await(queue.put(item));
    }
    queue.shutdown();
    await(gather(consumers));
    IO.println("processed: " + results.size());
    IO.println("left: " + queue);
  }));
}
// endregion
