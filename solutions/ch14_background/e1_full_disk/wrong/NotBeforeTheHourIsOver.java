// rejected by aCleanerThatIsStartedAgainCleansAtOnceAgain: how often the store was asked, in 2 starts
package ch14_background.e1_full_disk;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;

/// Cleans a store at once, and then each hour, for ever.
final class Cleaner {
  private final Store store;
  private Duration next = Duration.ZERO;

  Cleaner(Store store) {
    this.store = store;
  }

  Coroutine<Void> cleanForever() {
    return async(() -> {
      while (true) {
        var now = EventLoop.running().time();
        if (now.compareTo(next) < 0) {
          await(sleep(next.minus(now)));
        }
        next = EventLoop.running().time().plusHours(1);
        try {
          store.removeOld();
        } catch (Exception e) {
          store.log(e.getMessage());
        }
      }
    });
  }
}
