// rejected by soDoesAFirstWhoFails: the first fails
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Asks a second expert when the first takes too long.
final class SecondOpinion {
  private SecondOpinion() {}

  /// Returns a coroutine of the answer that comes first. The second
  /// expert is asked only when `patience` has passed.
  static Coroutine<String> ask(
      Supplier<Coroutine<String>> first,
      Supplier<Coroutine<String>> second,
      Duration patience) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      try {
        tasks.add(createTask(first.get(), "first"));
        await(waitOn(tasks, Waited.Until.FIRST_COMPLETED, patience));
        if (!tasks.getFirst().isDone()) {
          tasks.add(createTask(second.get(), "second"));
          await(waitOn(tasks, Waited.Until.FIRST_COMPLETED));
        }
        for (var task : tasks) {
          var failed = task.isDone() && task.exception().isPresent();
          if (task.isDone() && !(failed && tasks.getLast() != task && tasks.getLast().isDone())) {
            return await(task);
          }
        }
        throw new AssertionError("one of them is done");
      } finally {
        tasks.forEach(Task::cancel);
        await(gatherOutcomes(tasks));
      }
    });
  }
}
