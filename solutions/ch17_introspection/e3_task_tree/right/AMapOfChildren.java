// right: it groups the tasks by their maker first
package ch17_introspection.e3_task_tree;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shows the tasks of a loop as a tree: below each task those that it made.
final class TaskTree {
  private TaskTree() {}

  /// Returns one line for each task that is not done, but for the one that asks.
  static List<String> lines(EventLoop loop) {
    var asks = loop.runningTask().orElse(null);
    Map<Task<?>, List<Task<?>>> children = new HashMap<>();
    List<Task<?>> roots = new ArrayList<>();
    for (Task<?> task : loop.tasks()) {
      if (task == asks) {
        continue;
      }
      task.maker()
          .filter(maker -> maker != asks && !maker.isDone())
          .map(maker -> children.computeIfAbsent(maker, _ -> new ArrayList<>()))
          .orElse(roots)
          .add(task);
    }
    List<String> lines = new ArrayList<>();
    roots.forEach(root -> add(root, 0, children, lines));
    return lines;
  }

  private static void add(
      Task<?> task, int level, Map<Task<?>, List<Task<?>>> children, List<String> lines) {
    lines.add("  ".repeat(level) + "%s: %s".formatted(task.name(), task.waitsFor()));
    children
        .getOrDefault(task, List.of())
        .forEach(child -> add(child, level + 1, children, lines));
  }
}
