// rejected by afterAFailureTheUploaderCanBeUsedAgain: the time until it has failed
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
            for (var part : parts) {
              int attempt = 0;
              while (true) {
                try {
                  await(session.send(part));
                  break;
                } catch (Exception failure) {
                  if (++attempt == 3) {
                    await(session.close());
                    throw failure;
                  }
                }
              }
            }
          } finally {
            await(session.close());
          }
        });
  }
}
