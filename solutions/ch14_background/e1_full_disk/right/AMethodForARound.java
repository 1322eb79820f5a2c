// right: a method for one round, and the moment of the next
package ch14_background.e1_full_disk;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

/// Cleans a store at once, and then each hour, for ever.
final class Cleaner {
  private final Store store;

  Cleaner(Store store) {
    this.store = store;
  }

  Coroutine<Void> cleanForever() {
    return async(() -> {
      var next = EventLoop.running().time();
      while (true) {
        cleanOnce();
        next = next.plusHours(1);
        await(sleep(next.minus(EventLoop.running().time())));
      }
    });
  }

  private void cleanOnce() {
    try {
      store.removeOld();
    } catch (Exception down) {
      store.log(down.getMessage());
    }
  }
}
