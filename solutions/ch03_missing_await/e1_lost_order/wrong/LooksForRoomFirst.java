// rejected by fourWhoOrderAtOnce: what four customers hear, with room for three
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
      if (store.items().size() == 3) {
        throw new IllegalStateException("the store is full: " + item);
      }
      createTask(store.save(item), "save");
      await(sleep(millis(201)));
      return "thank you for the " + item;
    });
  }
}
