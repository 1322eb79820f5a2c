// right: the request waits for an event that is set when the settings are there
package ch20_all_orders.e2_start_up;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

/// A service that greets in the language of its settings.
final class Service {
  private final Disk disk;
  private String language = "none";
  private final Event loaded = new Event("loaded");

  Service(Disk disk) {
    this.disk = disk;
  }

  /// Starts the service and returns its first answer.
  Coroutine<String> start() {
    return async(() -> {
      var loading = createTask(load(), "load");
      var answering = createTask(answer(), "answer");
      await(loading);
      return await(answering);
    });
  }

  private Coroutine<Void> load() {
    return async(() -> {
      language = disk.read();
      loaded.set();
    });
  }

  private Coroutine<String> answer() {
    return async(() -> {
      await(loaded.waitSet());
      return "hello in " + language;
    });
  }
}
