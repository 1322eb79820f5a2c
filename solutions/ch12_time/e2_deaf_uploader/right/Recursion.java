// right: a method that calls itself for the next try, and a resource that closes the session
package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Sends parts to a store, each up to three times.
final class Uploader {
  private final Store store;

  Uploader(Store store) {
    this.store = store;
  }

  Coroutine<Void> upload(List<String> parts) {
    return async(() -> {
      try (var session = new Closing(store.open())) {
        for (var part : parts) {
          await(send(session.session, part, 3));
        }
      }
    });
  }

  private Coroutine<Void> send(Store.Session session, String part, int tries) {
    return async(() -> {
      try {
        await(session.send(part));
      } catch (Exception failure) {
        if (tries == 1) {
          throw failure;
        }
        await(send(session, part, tries - 1));
      }
    });
  }

  /// Closes a session at the end of a `try`.
  private static final class Closing implements AutoCloseable {
    final Store.Session session;

    Closing(Store.Session session) {
      this.session = session;
    }

    @Override
    public void close() {
      await(session.close());
    }
  }
}
