// rejected by anyNumberOfLevels: the tree
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
    for (Task<?> one : loop.tasks()) {
      if (isOutermost(one, loop)) {
        lines.add(one.name() + ": " + one.waitsFor());
        for (var two : madeBy(one, loop)) {
          lines.add("  " + two.name() + ": " + two.waitsFor());
          for (var three : madeBy(two, loop)) {
            lines.add("    " + three.name() + ": " + three.waitsFor());
          }
        }
      }
    }
    return lines;
  }

  private static List<Task<?>> madeBy(Task<?> maker, EventLoop loop) {
    List<Task<?>> made = new ArrayList<>();
    for (Task<?> task : loop.tasks()) {
      if (task.maker().orElse(null) == maker) {
        made.add(task);
      }
    }
    return made;
  }

  private static boolean isOutermost(Task<?> task, EventLoop loop) {
    var asks = loop.runningTask().orElse(null);
    var maker = task.maker().orElse(null);
    return task != asks && (maker == null || maker == asks || maker.isDone());
  }
}
