// wrong: it waits for all three parts before it asks for the next three
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
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
      Map<String, Task<String>> tasks = new LinkedHashMap<>();
      var names = parts.stream().distinct().toList();
      try {
        for (int from = 0; from < names.size(); from += 3) {
          for (var part : names.subList(from, Math.min(from + 3, names.size()))) {
            tasks.put(part, createTask(server.get(part), part));
          }
          await(gather(tasks.values()));
        }
      } finally {
        tasks.values().forEach(Task::cancel);
        await(gatherOutcomes(tasks.values()));
      }
      return parts.stream().map(part -> tasks.get(part).result()).toList();
    });
  }
}
