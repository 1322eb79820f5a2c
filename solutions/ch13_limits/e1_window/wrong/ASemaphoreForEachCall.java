// rejected by twoCallersShareTheLimit: the most downloads at once
// mistake: makes the semaphore in the method
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final int limit;

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    this.limit = limit;
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      var places = new Semaphore(limit, "places");
      return await(gather(files.stream().map(file -> download(file, places)).toList()));
    });
  }

  private Coroutine<String> download(
      Supplier<Coroutine<String>> file, Semaphore places) {
    return async(() -> {
      try (var _ = await(places.acquire())) {
        return await(file.get());
      }
    });
  }
}
