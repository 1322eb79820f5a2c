// rejected by threeLevels: the tree
package ch17_introspection.e3_task_tree;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;

/// Shows the tasks of a loop as a tree: below each task those that it made.
final class TaskTree {
  private TaskTree() {}

  /// Returns one line for each task that is not done, but for the one that asks.
  static List<String> lines(EventLoop loop) {
    List<String> lines = new ArrayList<>();
    var asks = loop.runningTask().orElseThrow();
    for (Task<?> task : loop.tasks()) {
      var maker = task.maker().orElse(null);
      if (task != asks) {
        var inner = maker != null && maker != asks && !maker.isDone();
        lines.add((inner ? "  " : "") + task.name() + ": " + task.waitsFor());
      }
    }
    return lines;
  }
}
