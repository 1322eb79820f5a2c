// rejected by fourWhoOrderAtOnce: four orders at once, 200 ms each
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;

/// Takes orders.
final class Shop {
  private final Store store;
  private final Lock counter = new Lock("counter");

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(() -> {
      try (var _ = await(counter.acquire())) {
        await(store.save(item));
      }
      return "thank you for the " + item;
    });
  }
}
