import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;

static final int END = -1;

final Queue<Integer> queue = new Queue<>(0, "items");
boolean running = true;

// region consumer
Coroutine<Void> consumer(String name) {
  return async(() -> {
    while (running) {
      int item = await(queue.get());
      IO.println(name + " takes " + (item == END ? "END" : item));
      if (item == END) {
        break;
      }
      await(sleep(millis(10)));
      queue.taskDone();
    }
    running = false;
    IO.println(name + " goes home");
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (int item : new int[] {1, 2, 3, 4, END, END, END, END}) {
      await(queue.put(item));
    }
    await(gather(
        createTask(consumer("one"), "one"),
        createTask(consumer("two"), "two"),
        createTask(consumer("three"), "three")));
    IO.println("left: " + queue.items());
  }));
}
// endregion
