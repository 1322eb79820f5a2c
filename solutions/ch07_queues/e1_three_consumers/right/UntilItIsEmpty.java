// right: all items are in before anybody works, and a consumer ends when none is left
package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
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
      while (!queue.isEmpty()) {
        int item = queue.getNowait();
        try {
          results.add(await(work.apply(item)));
        } catch (Exception e) {
          failed.add(item);
        } finally {
          queue.taskDone();
        }
      }
    });
  }

  /// Processes `items` with so many consumers, and returns when the consumers have ended.
  Coroutine<Void> process(List<Integer> items, int consumers) {
    return async(() -> {
      items.forEach(queue::putNowait);
      List<Coroutine<Void>> all = new ArrayList<>();
      for (int i = 0; i < consumers; i++) {
        all.add(consumer());
      }
      await(gather(all));
    });
  }
}
