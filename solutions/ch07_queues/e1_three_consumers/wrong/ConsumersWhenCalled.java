// rejected by whoGivesUpBeforeTheyBeginLeavesNoConsumer: where nothing ever began
package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

final class Processor {
  private static final int END = -1;
  final Queue<Integer> queue = new Queue<>(0, "items");
  final List<String> results = new ArrayList<>();
  final List<Integer> failed = new ArrayList<>();
  private final IntFunction<Coroutine<String>> work;

  Processor(IntFunction<Coroutine<String>> work) {
    this.work = work;
  }

  private Coroutine<Void> consumer() {
    return async(
        () -> {
          while (true) {
            int item = await(queue.get());
            try {
              if (item == END) return;
              results.add(await(work.apply(item)));
            } catch (Exception e) {
              failed.add(item);
            } finally {
              queue.taskDone();
            }
          }
        });
  }

  Coroutine<Void> process(List<Integer> items, int consumers) {
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < consumers; i++) tasks.add(createTask(consumer(), "consumer-" + i));
    return async(
        () -> {
          for (int item : items) await(queue.put(item));
          for (int i = 0; i < consumers; i++) await(queue.put(END));
          await(gather(tasks));
        });
  }
}
