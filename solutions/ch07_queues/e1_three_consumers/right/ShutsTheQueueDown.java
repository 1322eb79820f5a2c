// right: shuts the queue down, with no sentinels
package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Has items processed by several consumers at once.
final class Processor {
  final Queue<Integer> queue = new Queue<>(0, "items");
  final List<String> results = new ArrayList<>();
  final List<Integer> failed = new ArrayList<>();

  private final IntFunction<Coroutine<String>> work;

  /// @param work what is done for an item, which is not negative
  Processor(IntFunction<Coroutine<String>> work) {
    this.work = work;
  }

  private Coroutine<Void> consumer() {
    return async(() -> {
      try {
        while (true) {
          int item = await(queue.get());
          try {
            results.add(await(work.apply(item)));
          } catch (Exception e) {
            failed.add(item);
          } finally {
            queue.taskDone();
          }
        }
      } catch (QueueShutDown e) {
        // nothing will come any more
      }
    });
  }

  /// Processes `items` with so many consumers, and returns when the consumers have ended.
  Coroutine<Void> process(List<Integer> items, int consumers) {
    return async(() -> {
      List<Task<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < consumers; i++) {
        tasks.add(createTask(consumer(), "consumer-" + i));
      }
      for (int item : items) {
        await(queue.put(item));
      }
      queue.shutdown();
      await(gather(tasks));
    });
  }
}
