// right: a stack of what is still to show, and no recursion
package ch17_introspection.e3_task_tree;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Shows the tasks of a loop as a tree: below each task those that it made.
final class TaskTree {
  private TaskTree() {}

  /// Returns one line for each task that is not done, but for the one that asks.
  static List<String> lines(EventLoop loop) {
    List<String> lines = new ArrayList<>();
    Deque<Task<?>> open = new ArrayDeque<>();
    loop.tasks().reversed().stream().filter(task -> parent(task, loop) == null).forEach(open::push);
    loop.runningTask().ifPresent(open::remove);
    while (!open.isEmpty()) {
      var task = open.pop();
      var indent = "";
      for (var up = parent(task, loop); up != null; up = parent(up, loop)) {
        indent += "  ";
      }
      lines.add(indent + task.name() + ": " + task.waitsFor());
      for (Task<?> child : loop.tasks().reversed()) {
        if (parent(child, loop) == task && child != loop.runningTask().orElse(null)) {
          open.push(child);
        }
      }
    }
    return lines;
  }

  /// Returns the task that stands above `task` in the tree, or null at the outermost level.
  private static Task<?> parent(Task<?> task, EventLoop loop) {
    var maker = task.maker().orElse(null);
    var counts = maker != null && !maker.isDone() && maker != loop.runningTask().orElse(null);
    return counts ? maker : null;
  }
}
