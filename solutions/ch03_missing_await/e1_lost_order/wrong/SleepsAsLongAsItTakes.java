// rejected by theOrderIsStoredWheneverTheLoopIsHeld: somebody held the loop, so that saving took longer
// mistake: sleeps as long as the work takes, in place of awaiting it
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
      var saved = createTask(store.save(item));
      await(sleep(millis(200)));
      await(sleep(millis(0))); // it has begun one turn later
      if (saved.isDone()) {
        saved.result(); // throws what went wrong
      }
      return "thank you for the " + item;
    });
  }
}
