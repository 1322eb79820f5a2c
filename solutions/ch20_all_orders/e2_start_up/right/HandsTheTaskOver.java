// right: the request awaits the task that loads, and gets the language from it
package ch20_all_orders.e2_start_up;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;

/// A service that greets in the language of its settings.
final class Service {
  private final Disk disk;
  private String language = "none";

  Service(Disk disk) {
    this.disk = disk;
  }

  /// Starts the service and returns its first answer.
  Coroutine<String> start() {
    return async(() -> {
      var loading = createTask(load(), "load");
      return await(createTask(answer(loading), "answer"));
    });
  }

  private Coroutine<String> load() {
    return async(() -> {
      language = disk.read();
      return language;
    });
  }

  private Coroutine<String> answer(Task<String> loading) {
    return async(() -> "hello in " + await(loading));
  }
}
