// rejected by childrenStandBelowTheirMaker: the tree
// mistake: makes a list of all tasks
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
    for (Task<?> task : loop.tasks()) {
      if (task != loop.runningTask().orElseThrow()) {
        lines.add(task.name() + ": " + task.waitsFor());
      }
    }
    return lines;
  }
}
