// rejected by anyLimitIsUsedInFull: files of 1 s with a limit of
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final Semaphore places;

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    places = new Semaphore(Math.min(limit, 10), "places");
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      return await(gather(files.stream().map(this::download).toList()));
    });
  }

  private Coroutine<String> download(Supplier<Coroutine<String>> file) {
    return async(() -> {
      try (var _ = await(places.acquire())) {
        return await(file.get());
      }
    });
  }
}
