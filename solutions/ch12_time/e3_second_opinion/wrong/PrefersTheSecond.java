// rejected by ifBothHaveEndedTheOneWhoEndedFirstDecides: the second ends right after the first
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
            var one = createTask(first.get());
            tasks.add(one);
            await(waitOn(tasks, Waited.Until.FIRST_COMPLETED, patience));
            if (one.isDone()) return await(one);
            var two = createTask(second.get());
            tasks.add(two);
            await(waitOn(tasks, Waited.Until.FIRST_COMPLETED));
            return two.isDone() ? await(two) : await(one);
          } finally {
            tasks.forEach(Task::cancel);
            await(gatherOutcomes(tasks));
          }
        });
  }
}
