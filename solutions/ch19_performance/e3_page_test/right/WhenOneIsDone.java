// right: it asks for the next part whenever one is done
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
      var names = new ArrayList<>(new LinkedHashSet<>(parts));
      Map<String, Task<String>> tasks = new HashMap<>();
      List<Task<String>> open = new ArrayList<>();
      try {
        while (!names.isEmpty() || !open.isEmpty()) {
          while (open.size() < 3 && !names.isEmpty()) {
            var part = names.removeFirst();
            var task = createTask(server.get(part), part);
            tasks.put(part, task);
            open.add(task);
          }
          for (var done : await(waitOn(open, Waited.Until.FIRST_COMPLETED)).done()) {
            await(done); // throws if it failed
            open.remove(done);
          }
        }
      } finally {
        open.forEach(Task::cancel);
        await(gatherOutcomes(open));
      }
      return parts.stream().map(part -> tasks.get(part).result()).toList();
    });
  }
}
