package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Keeps as many orders as there is room for. It is given: leave it as it is.
final class Store {
  private final int room;
  private final List<String> items = new ArrayList<>();

  Store(int room) {
    this.room = room;
  }

  /// Stores an item, which takes 200 ms, or fails because the store is full.
  Coroutine<Void> save(String item) {
    return async(() -> {
      await(sleep(millis(200)));
      if (items.size() == room) {
        throw new IllegalStateException("the store is full: " + item);
      }
      items.add(item);
    });
  }

  List<String> items() {
    return List.copyOf(items);
  }
}
