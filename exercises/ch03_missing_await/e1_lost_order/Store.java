package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Keeps orders, up to three. It is given: leave it as it is.
final class Store {
  private final List<String> items = new ArrayList<>();

  Coroutine<Void> save(String item) {
    return async(() -> {
      await(sleep(millis(200)));
      if (items.size() == 3) {
        throw new IllegalStateException("the store is full");
      }
      items.add(item);
    });
  }

  List<String> items() {
    return List.copyOf(items);
  }
}
