// rejected by everyOrderIsStoredOnce: found [lamp, chair]
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashSet;
import java.util.Set;

/// Takes orders.
final class Shop {
  private final Store store;
  private final Set<String> ordered = new HashSet<>();

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(() -> {
      if (ordered.add(item)) {
        await(store.save(item));
      }
      return "thank you for the " + item;
    });
  }
}
