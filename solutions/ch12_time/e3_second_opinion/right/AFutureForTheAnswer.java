// right: callbacks that put the first end into a future
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
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
      Future<Task<String>> ended = EventLoop.running().createFuture();
      List<Task<String>> tasks = new ArrayList<>();
      try {
        start(first, tasks, ended);
        try {
          return await(await(waitFor(shield(ended), patience)));
        } catch (TimeoutError late) {
          if (ended.isDone()) {
            return await(ended.result());
          }
        }
        start(second, tasks, ended);
        return await(await(shield(ended)));
      } finally {
        for (var task : tasks) {
          task.cancel();
          await(waitOn(List.of(task)));
        }
        ended.cancel();
      }
    });
  }

  private static void start(
      Supplier<Coroutine<String>> expert, List<Task<String>> tasks, Future<Task<String>> ended) {
    var task = createTask(expert.get());
    task.addDoneCallback(_ -> {
      if (!ended.isDone()) {
        ended.setResult(task);
      }
    });
    tasks.add(task);
  }
}
