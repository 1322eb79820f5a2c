// right: a count that a condition guards, and a task group
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final Condition changed = new Condition("a place is free");
  private final List<Task<Void>> notices = new ArrayList<>();
  private int free;

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    free = limit;
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      List<Task<String>> tasks = new ArrayList<>();
      try {
        files.forEach(file -> tasks.add(createTask(download(file))));
        List<String> contents = new ArrayList<>();
        for (var task : tasks) {
          contents.add(await(task));
        }
        return contents;
      } finally {
        tasks.forEach(Task::cancel);
        await(gatherOutcomes(tasks));
        await(gatherOutcomes(List.copyOf(notices)));
      }
    });
  }

  private Coroutine<String> download(Supplier<Coroutine<String>> file) {
    return async(() -> {
      try (var _ = await(changed.acquire())) {
        await(changed.waitUntil(() -> free > 0));
        free--;
      }
      try {
        return await(file.get());
      } finally {
        free++;
        // In a task of its own: a second cancellation must not cut it off.
        notices.removeIf(Task::isDone);
        notices.add(createTask(async(() -> {
          try (var _ = await(changed.acquire())) {
            changed.notifyOne();
          }
        }), "tells the next"));
      }
    });
  }
}
