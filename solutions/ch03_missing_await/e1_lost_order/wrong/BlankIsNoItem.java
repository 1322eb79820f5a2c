// rejected by anyTextIsAnItem: what the store holds
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

final class Shop {
  private final Store store;

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(
        () -> {
          if (!item.isBlank()) await(store.save(item));
          return "thank you for the " + item;
        });
  }
}
