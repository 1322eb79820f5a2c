// right: three workers take parts from a queue, in a task group
package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExceptionGroup;
import java.util.ArrayDeque;
import java.util.Deque;
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
      Map<String, String> answers = new HashMap<>();
      var todo = new ArrayDeque<>(new LinkedHashSet<>(parts));
      try {
        await(taskGroup(group -> {
          for (int i = 0; i < 3; i++) {
            group.createTask(work(todo, answers), "worker " + i);
          }
        }));
      } catch (ExceptionGroup e) {
        throw (Exception) e.exceptions().getFirst();
      }
      return parts.stream().map(answers::get).toList();
    });
  }

  private Coroutine<Void> work(Deque<String> todo, Map<String, String> answers) {
    return async(() -> {
      while (!todo.isEmpty()) {
        var part = todo.removeFirst();
        answers.put(part, await(server.get(part)));
      }
    });
  }
}
