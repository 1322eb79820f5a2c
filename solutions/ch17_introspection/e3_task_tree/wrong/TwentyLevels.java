// rejected by aTreeMayBeVeryDeep: the tree
package ch17_introspection.e3_task_tree;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class TaskTree {
  static List<String> lines(EventLoop loop) {
    var asks = loop.runningTask();
    Map<Task<?>, List<Task<?>>> children = new HashMap<>();
    List<Task<?>> roots = new ArrayList<>();
    for (Task<?> t : loop.tasks()) {
      if (asks.isPresent() && asks.get() == t) continue;
      var m = t.maker();
      if (m.isEmpty() || m.get().isDone() || m.equals(asks)) roots.add(t);
      else children.computeIfAbsent(m.get(), _ -> new ArrayList<>()).add(t);
    }
    List<String> out = new ArrayList<>();
    for (var r : roots) add(r, 0, children, out);
    return out;
  }

  private static void add(Task<?> t, int depth, Map<Task<?>, List<Task<?>>> ch, List<String> out) {
    if (depth > 20) return;
    out.add(" ".repeat(2 * depth) + t.name() + ": " + t.waitsFor());
    for (var c : ch.getOrDefault(t, List.of())) add(c, depth + 1, ch, out);
  }
}
