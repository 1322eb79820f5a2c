// rejected by aCancelledCallerLeavesNoDownloadBehind: was cancelled
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

final class Downloader {
  private final Semaphore places;

  Downloader(int limit) {
    places = new Semaphore(limit, "places");
  }

  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      var tasks = new ArrayList<Task<String>>();
      for (var file : files) {
        var permit = await(places.acquire());
        tasks.add(
            createTask(
                async(() -> {
                  try (permit) {
                    return await(file.get());
                  }
                }),
                "file"));
      }
      var out = new ArrayList<String>();
      for (var t : tasks) out.add(await(t));
      return out;
    });
  }
}
