import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;

// region processor
static final int END = -1;

final Queue<Integer> queue = new Queue<>(0, "items");
final List<Integer> results = new ArrayList<>();
boolean running = true;

Coroutine<Void> producer(int items) {
  return async(() -> {
    for (int item = 0; item < items; item++) {
      await(queue.put(item));
    }
    await(queue.put(END));
  });
}

Coroutine<Void> consumer() {
  return async(() -> {
    while (running) {
      int item = await(queue.get());
      if (item == END) {
        break;
      }
      await(sleep(millis(10))); // the work
      results.add(item);
      queue.taskDone();
    }
    running = false;
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
    await(producer(20));
    for (int i = 0; i < 3; i++) {
      await(queue.put(END)); // one for each, to be sure
    }
    await(gather(consumers));
    IO.println("processed: " + results.size());
    IO.println("left: " + queue);
    await(queue.join());
    IO.println("all done");
  }));
}
// endregion
