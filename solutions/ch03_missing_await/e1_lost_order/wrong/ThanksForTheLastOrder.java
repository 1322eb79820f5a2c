// rejected by manyOrderAtOnce: of several customers hear
package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Shop {
  private static final List<String> ORDERED = new ArrayList<>();
  private final Store store;

  Shop(Store store) {
    this.store = store;
  }

  Coroutine<String> order(String item) {
    return async(
        () -> {
          ORDERED.add(item);
          await(store.save(ORDERED.getLast()));
          return "thank you for the " + ORDERED.getLast();
        });
  }
}
