// right: waits until all tasks are done, then reads their results
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

/// The first page of the shop.
final class Dashboard {
  private Dashboard() {}

  /// Returns the lines of the page: weather, news, basket.
  static Coroutine<List<String>> load(Services services) {
    return async(() -> {
      var tasks =
          List.of(
              createTask(services.weather()),
              createTask(services.news()),
              createTask(services.basket()));
      await(waitOn(tasks));
      return tasks.stream().map(Task::result).toList();
    });
  }
}
