// rejected by aStoreThatIsDownIsAskedOnceAnHour: the cleaner has ended by itself
// mistake: ends the loop at a failure
package ch14_background.e1_full_disk;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Cleans a store at once, and then each hour, for ever.
final class Cleaner {
  private final Store store;

  Cleaner(Store store) {
    this.store = store;
  }

  Coroutine<Void> cleanForever() {
    return async(() -> {
      try {
        while (true) {
          store.removeOld();
          await(sleep(seconds(3600)));
        }
      } catch (Exception e) {
        store.log(e.getMessage());
      }
    });
  }
}
