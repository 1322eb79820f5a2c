// rejected by anyTextIsAPart: some are blank
package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

final class Uploader {
  private final Store store;

  Uploader(Store store) {
    this.store = store;
  }

  Coroutine<Void> upload(List<String> parts) {
    return async(
        () -> {
          var session = store.open();
          try {
            for (var part : parts) if (!part.isBlank()) await(send(session, part));
          } finally {
            await(session.close());
          }
        });
  }

  private Coroutine<Void> send(Store.Session session, String part) {
    return async(
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              await(session.send(part));
              return;
            } catch (IllegalStateException failure) {
              if (attempt == 3) throw failure;
            }
          }
        });
  }
}
