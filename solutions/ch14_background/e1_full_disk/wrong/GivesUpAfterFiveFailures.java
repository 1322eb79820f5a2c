// rejected by afterADayTheStoreIsStillCleaned: the cleaner has ended by itself
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
      int failures = 0;
      while (failures < 5) {
        try {
          store.removeOld();
          failures = 0;
        } catch (Exception e) {
          store.log(e.getMessage());
          failures++;
        }
        await(sleep(seconds(3600)));
      }
    });
  }
}
