package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Semaphore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Loads the parts of a page. It promises:
///
/// - it asks for three parts at the same time, never for more, and not for fewer while there are
///   any left;
/// - it asks for each part once, also if the page names it twice;
/// - the results come in the order in which the page names the parts;
/// - when a part fails, so does the page, and no request is at work any more.
final class PageLoader {
  private final Server server;

  PageLoader(Server server) {
    this.server = server;
  }

  Coroutine<List<String>> load(List<String> parts) {
    return async(() -> {
      var limit = new Semaphore(3);
      Map<String, Task<String>> tasks = new LinkedHashMap<>();
      for (var part : parts) {
        tasks.computeIfAbsent(part, _ -> createTask(oneOf(limit, part), part));
      }
      try {
        await(gather(tasks.values()));
      } finally {
        tasks.values().forEach(Task::cancel);
        await(gatherOutcomes(tasks.values()));
      }
      return parts.stream().map(part -> tasks.get(part).result()).toList();
    });
  }

  private Coroutine<String> oneOf(Semaphore limit, String part) {
    return async(() -> {
      try (var _ = await(limit.acquire())) {
        return await(server.get(part));
      }
    });
  }
}
