package dev.loopbook.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the circles of a wait graph with a depth-first search: an edge back to a task on the
/// current path closes a circle. Each task is visited once. A path may be as long as there are
/// tasks, so the search keeps its own stack instead of recursing.
final class WaitCircles {

  private final Map<TaskRef, List<TaskRef>> edges = new HashMap<>();
  private final Set<TaskRef> walked = new HashSet<>();
  private final Set<TaskRef> inCircle = new HashSet<>();
  private final List<List<TaskRef>> circles = new ArrayList<>();

  private record Step(TaskRef task, Iterator<TaskRef> next) {}

  private WaitCircles(WaitGraph graph) {
    for (var wait : graph.waits()) {
      edges.put(
          wait.task(),
          wait.on().stream().filter(on -> !on.over()).map(WaitGraph.Blocker::task).toList());
    }
  }

  static List<List<TaskRef>> in(WaitGraph graph) {
    var circles = new WaitCircles(graph);
    graph.waits().forEach(wait -> circles.walk(wait.task()));
    return List.copyOf(circles.circles);
  }

  private void walk(TaskRef start) {
    if (!walked.add(start)) {
      return;
    }
    Deque<Step> path = new ArrayDeque<>();
    path.addLast(step(start));
    while (!path.isEmpty()) {
      var next = path.getLast().next();
      if (!next.hasNext()) {
        path.removeLast();
        continue;
      }
      var task = next.next();
      if (walked.add(task)) {
        path.addLast(step(task));
      } else {
        close(path, task);
      }
    }
  }

  private Step step(TaskRef task) {
    return new Step(task, edges.getOrDefault(task, List.of()).iterator());
  }

  /// Notes the circle that an edge back to `task` closes, if `task` is on the path.
  private void close(Deque<Step> path, TaskRef task) {
    var tasks = path.stream().map(Step::task).toList();
    var from = tasks.indexOf(task);
    if (from < 0) {
      return;
    }
    var circle = tasks.subList(from, tasks.size());
    if (circle.stream().noneMatch(inCircle::contains)) {
      inCircle.addAll(circle);
      circles.add(List.copyOf(circle));
    }
  }
}
