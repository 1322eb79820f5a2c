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
import java.util.stream.Stream;

/// Finds the circles of a wait graph with a depth-first search: an edge back to a task on the
/// current path closes a circle. Each task is visited once. A path may be as long as there are
/// tasks, so the search keeps its own stack instead of recursing.
///
/// Only tasks that are stuck can be in a circle. One that waits for a permit of which there are two
/// goes on when *either* holder gives its own back, so it's stuck only if both of them are. So does
/// one that waits for the first of two tasks to end.
final class WaitCircles {

  private final Map<TaskRef, List<TaskRef>> edges = new HashMap<>();
  private final Set<TaskRef> walked = new HashSet<>();
  private final Set<TaskRef> inCircle = new HashSet<>();
  private final List<List<TaskRef>> circles = new ArrayList<>();

  private record Step(TaskRef task, Iterator<TaskRef> next) {}

  private WaitCircles(WaitGraph graph) {
    var stuck = stuck(graph);
    for (var wait : graph.waits()) {
      edges.put(
          wait.task(),
          stuck.contains(wait.task()) ? alive(wait).filter(stuck::contains).toList() : List.of());
    }
  }

  private static Stream<TaskRef> alive(WaitGraph.Wait wait) {
    return wait.on().stream().filter(on -> !on.over()).map(WaitGraph.Blocker::task);
  }

  /// Returns the tasks that no other task can help: at first all that wait, without those whose
  /// wait one of the others may end, without those whose wait one of these may end, and so on.
  private static Set<TaskRef> stuck(WaitGraph graph) {
    Map<TaskRef, List<WaitGraph.Wait>> behind = new HashMap<>();
    Set<TaskRef> stuck = new HashSet<>();
    for (var wait : graph.waits()) {
      stuck.add(wait.task());
      alive(wait).forEach(on -> behind.computeIfAbsent(on, _ -> new ArrayList<>()).add(wait));
    }
    Deque<TaskRef> free = new ArrayDeque<>();
    behind.keySet().stream().filter(on -> !stuck.contains(on)).forEach(free::add);
    graph.waits().stream()
        .filter(wait -> wait.on().isEmpty() || wait.by() == WaitEnd.By.OTHERS)
        .forEach(wait -> free.add(wait.task()));
    stuck.removeAll(free);
    Map<TaskRef, Long> stuckEnds = new HashMap<>();
    while (!free.isEmpty()) {
      for (var wait : behind.getOrDefault(free.removeFirst(), List.of())) {
        var left =
            wait.by() == WaitEnd.By.ALL
                ? stuckEnds.merge(wait.task(), alive(wait).count() - 1, (was, _) -> was - 1)
                : 0;
        if (left == 0 && stuck.remove(wait.task())) {
          free.add(wait.task());
        }
      }
    }
    return stuck;
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
