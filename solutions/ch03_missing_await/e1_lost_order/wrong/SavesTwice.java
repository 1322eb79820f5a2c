// rejected by everyOrderIsStoredOnce: the store is full: lamp
// mistake: saves once without an await and once with it
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
      await(store.save(item));
      return "thank you for the " + item;
    });
  }
}
