// rejected by anyPatienceIsKept: expected
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

final class SecondOpinion {
  private SecondOpinion() {}

  static Coroutine<String> ask(
      Supplier<Coroutine<String>> first, Supplier<Coroutine<String>> second, Duration patience) {
    return async(
        () -> {
          List<Task<String>> tasks = new ArrayList<>();
          try {
            tasks.add(createTask(first.get()));
            await(waitOn(tasks, Waited.Until.FIRST_COMPLETED, seconds(patience.toSeconds())));
            if (!tasks.getFirst().isDone()) {
              tasks.add(createTask(second.get()));
              await(waitOn(tasks, Waited.Until.FIRST_COMPLETED));
            }
            for (var task : tasks) if (task.isDone()) return await(task);
            throw new AssertionError();
          } finally {
            tasks.forEach(Task::cancel);
            await(gatherOutcomes(tasks));
          }
        });
  }
}
