// rejected by theSameFileTwiceIsTwoFiles: with one file twice in the list
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Semaphore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

final class Downloader {
  private final Semaphore places;

  Downloader(int limit) {
    places = new Semaphore(limit, "places");
  }

  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      var map = new LinkedHashMap<Supplier<Coroutine<String>>, Task<String>>();
      for (var f : files)
        map.computeIfAbsent(
            f,
            x ->
                createTask(
                    async(() -> {
                      try (var _ = await(places.acquire())) {
                        return await(x.get());
                      }
                    }),
                    "f"));
      return await(gather(List.copyOf(map.values())));
    });
  }
}
