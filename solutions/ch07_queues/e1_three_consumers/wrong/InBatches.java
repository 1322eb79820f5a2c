// rejected by aFreeConsumerTakesTheNextItem: one long item
package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

final class Processor {
  final Queue<Integer> queue = new Queue<>(0, "items");
  final List<String> results = new ArrayList<>();
  final List<Integer> failed = new ArrayList<>();
  private final IntFunction<Coroutine<String>> work;

  Processor(IntFunction<Coroutine<String>> work) {
    this.work = work;
  }

  private Coroutine<Void> one(int item) {
    return async(
        () -> {
          try {
            results.add(await(work.apply(item)));
          } catch (Exception e) {
            failed.add(item);
          } finally {
            queue.taskDone();
          }
        });
  }

  Coroutine<Void> process(List<Integer> items, int consumers) {
    return async(
        () -> {
          items.forEach(queue::putNowait);
          while (!queue.isEmpty()) {
            List<Coroutine<Void>> batch = new ArrayList<>();
            while (batch.size() < consumers && !queue.isEmpty()) batch.add(one(queue.getNowait()));
            await(gather(batch));
          }
        });
  }
}
