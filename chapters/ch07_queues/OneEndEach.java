import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;

// region processor
static final int END = -1;

final Queue<Integer> queue = new Queue<>(0, "items");
final List<Integer> results = new ArrayList<>();

Coroutine<Void> consumer() {
  return async(() -> {
    while (true) {
      int item = await(queue.get());
      try {
        if (item == END) {
          return;
        }
        await(sleep(millis(10))); // the work
        results.add(item);
      } finally {
        queue.taskDone(); // also for END, also if the work fails
      }
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
    for (var _ : consumers) {
      await(queue.put(END)); // one for each, and nobody else puts any
    }
    await(queue.join());
    await(gather(consumers));
    IO.println("processed: " + results.size());
    IO.println("left: " + queue);
    IO.println("time: " + EventLoop.running().time().toMillis() + " ms");
  }));
}
// endregion
