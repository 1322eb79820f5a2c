// right: waits until the task is done, then asks how it ended
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Takes orders.
final class Shop {
  private final Store store;

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(() -> {
      var saving = createTask(store.save(item));
      await(waitOn(List.of(saving)));
      saving.result();
      return "thank you for the " + item;
    });
  }
}
