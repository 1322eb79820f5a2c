// rejected by theOrderIsStored: found []
// mistake: makes a task and never awaits it
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Takes orders.
final class Shop {
  private final Store store;

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(() -> {
      createTask(store.save(item), "save");
      return "thank you for the " + item;
    });
  }
}
