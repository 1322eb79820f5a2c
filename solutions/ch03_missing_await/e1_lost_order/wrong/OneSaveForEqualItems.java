// rejected by equalItemsAtOnceAreStoredEach: what the store holds
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.HashMap;
import java.util.Map;

final class Shop {
  private final Store store;
  private final Map<String, Task<Void>> saving = new HashMap<>();

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(
        () -> {
          var task = saving.computeIfAbsent(item, key -> createTask(store.save(key)));
          try {
            await(shield(task));
          } finally {
            saving.remove(item);
          }
          return "thank you for the " + item;
        });
  }
}
