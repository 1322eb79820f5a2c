// rejected by waitsForTheSettingsAndForNoTime: the time after the start
package ch20_all_orders.e2_start_up;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

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
      await(sleep(seconds(1)));
      var answering = createTask(answer(), "answer");
      await(loading);
      return await(answering);
    });
  }

  private Coroutine<Void> load() {
    return async(() -> {
      language = disk.read();
    });
  }

  private Coroutine<String> answer() {
    return async(() -> "hello in " + language);
  }
}
