import static dev.loopbook.loop.Async.*;

import dev.loopbook.sync.LifoQueue;
import dev.loopbook.sync.PriorityQueue;
import dev.loopbook.sync.Queue;

// region main
void main() {
  run(async(() -> {
    for (var queue : List.of(new Queue<String>(),
        new LifoQueue<String>(), new PriorityQueue<String>())) {
      List.of("b", "c", "a").forEach(queue::putNowait);
      IO.println("%-13s %s %s %s".formatted(
          queue.getClass().getSimpleName(),
          await(queue.get()), await(queue.get()), await(queue.get())));
      for (int i = 0; i < 3; i++) {
        queue.taskDone();
      }
    }
  }));
}
// endregion
