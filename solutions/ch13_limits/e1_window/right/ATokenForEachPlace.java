// right: a queue of tokens in place of a semaphore
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final Queue<Integer> places = new Queue<>(0, "places");

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    for (int i = 0; i < limit; i++) {
      places.putNowait(i);
    }
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      return await(gather(files.stream().map(this::download).toList()));
    });
  }

  private Coroutine<String> download(Supplier<Coroutine<String>> file) {
    return async(() -> {
      var place = await(places.get());
      try {
        return await(file.get());
      } finally {
        places.putNowait(place);
      }
    });
  }
}
