// rejected by asManyAreThankedAsAreStored: which class threw what the customer hears
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
          try {
            await(store.save(item));
          } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage());
          }
          return "thank you for the " + item;
        });
  }
}
