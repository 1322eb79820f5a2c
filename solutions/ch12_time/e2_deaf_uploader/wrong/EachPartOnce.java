// rejected by equalPartsAreSentEach: two that are equal
package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.LinkedHashSet;
import java.util.List;

/// Sends parts to a store, each up to three times.
final class Uploader {
  private final Store store;

  Uploader(Store store) {
    this.store = store;
  }

  Coroutine<Void> upload(List<String> parts) {
    return async(() -> {
      var session = store.open();
      try {
        for (var part : new LinkedHashSet<>(parts)) {
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
      for (int attempt = 1; ; attempt++) {
        try {
          await(session.send(part));
          return;
        } catch (IllegalStateException failure) {
          if (attempt == 3) {
            throw failure;
          }
        }
      }
    });
  }
}
