// rejected by twentyDaysAreNotTooLong: how often the store was asked in 20 days
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
      for (int i = 0; i < 200; i++) {
        try {
          store.removeOld();
        } catch (Exception e) {
          store.log(e.getMessage());
        }
        await(sleep(seconds(3600)));
      }
    });
  }
}
