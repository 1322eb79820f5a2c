// right: a task for each file, and a place that is taken and given back by hand
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final Semaphore places;

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    places = new Semaphore(limit, "places");
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      for (var file : files) {
        tasks.add(createTask(download(file)));
      }
      try {
        List<String> contents = new ArrayList<>();
        for (var task : tasks) {
          contents.add(await(task));
        }
        return contents;
      } finally {
        tasks.forEach(Task::cancel); // does nothing to those that are done
      }
    });
  }

  private Coroutine<String> download(Supplier<Coroutine<String>> file) {
    return async(() -> {
      await(places.acquire());
      try {
        return await(file.get());
      } finally {
        places.release();
      }
    });
  }
}
