// rejected by itEndsWheneverItIsCancelled: was not taken
package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sends parts to a store, each up to three times.
final class Uploader {
  private final Store store;
  private final Map<String, Integer> tries = new HashMap<>();

  Uploader(Store store) {
    this.store = store;
  }

  Coroutine<Void> upload(List<String> parts) {
    return async(() -> {
      var session = store.open();
      try {
        for (var part : parts) {
          await(sendUpToThreeTimes(session, part));
        }
      } finally {
        await(session.close());
      }
    });
  }

  private Coroutine<Void> sendUpToThreeTimes(
      Store.Session session, String part) {
    return async(() -> {
      while (true) {
        try {
          await(session.send(part));
          tries.remove(part);
          return;
        } catch (IllegalStateException failure) {
          if (tries.merge(part, 1, Integer::sum) == 3) {
            tries.remove(part);
            throw failure;
          }
        }
      }
    });
  }
}
