// rejected by theTreeOfAnotherLoopMayBeAskedFor: the other tree
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
    return linesOf(EventLoop.running());
  }

  private static List<String> linesOf(EventLoop loop) {
    List<String> lines = new ArrayList<>();
    for (Task<?> task : loop.tasks()) {
      if (isOutermost(task, loop)) {
        add(task, "", loop, lines);
      }
    }
    return lines;
  }

  private static boolean isOutermost(Task<?> task, EventLoop loop) {
    var asks = loop.runningTask().orElse(null);
    var maker = task.maker().orElse(null);
    return task != asks && (maker == null || maker == asks || maker.isDone());
  }

  private static void add(Task<?> task, String indent, EventLoop loop, List<String> lines) {
    lines.add(indent + task.name() + ": " + task.waitsFor());
    var asks = loop.runningTask().orElse(null);
    for (Task<?> child : loop.tasks()) {
      if (child != asks && child.maker().orElse(null) == task) {
        add(child, indent + "  ", loop, lines);
      }
    }
  }
}
