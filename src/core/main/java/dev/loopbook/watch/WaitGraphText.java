package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.SourcePlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a wait graph as lines.
///
/// ```
/// a circle, in which each waits for the next:
///   A  waits for <Lock right locked by B, 1 waiting>   Forks:14
///   B  waits for <Lock left locked by A, 1 waiting>    Forks:21
///   A
/// main  waits for gather(A, B)
/// ```
final class WaitGraphText {

  private static final int MOST = 20;

  private final WaitGraph graph;
  private final Map<TaskRef, WaitGraph.Wait> byTask;
  private final List<String> lines = new ArrayList<>();

  private WaitGraphText(WaitGraph graph) {
    this.graph = graph;
    byTask =
        graph.waits().stream().collect(Collectors.toMap(WaitGraph.Wait::task, Function.identity()));
  }

  static List<String> lines(WaitGraph graph) {
    var text = new WaitGraphText(graph);
    text.draw();
    return List.copyOf(text.lines);
  }

  private void draw() {
    Set<TaskRef> told = new HashSet<>();
    for (var circle : graph.circles()) {
      drawCircle(circle);
      told.addAll(circle);
    }
    var others = graph.waits().stream().filter(wait -> !told.contains(wait.task())).toList();
    others.stream().limit(MOST).forEach(wait -> lines.add(sentence(wait)));
    if (others.size() > MOST) {
      var more = others.size() - MOST;
      lines.add(format("… and %s %s", Counted.of(more, "more task"), more == 1 ? "waits" : "wait"));
    }
  }

  private void drawCircle(List<TaskRef> circle) {
    if (circle.size() == 1) {
      lines.add(sentence(waitOf(circle.getFirst())) + ": that is itself, and can never be");
      return;
    }
    lines.add("a circle, in which each waits for the next:");
    var shown = circle.size() > MOST ? circle.subList(0, MOST) : circle;
    shown.forEach(task -> lines.add("  " + waits(waitOf(task))));
    if (shown.size() < circle.size()) {
      lines.add(format("  … %d more …", circle.size() - shown.size()));
    }
    lines.add("  " + circle.getFirst().name());
  }

  private WaitGraph.Wait waitOf(TaskRef task) {
    return Objects.requireNonNull(byTask.get(task));
  }

  private static String waits(WaitGraph.Wait wait) {
    return format(
        "%s  waits for %s%s",
        wait.task().name(),
        wait.what(),
        wait.place().map(line -> "  at " + SourcePlace.of(line)).orElse(""));
  }

  private static String sentence(WaitGraph.Wait wait) {
    var over =
        wait.on().stream().filter(WaitGraph.Blocker::over).map(on -> on.task().name()).toList();
    if (over.isEmpty() || wait.by() != WaitEnd.By.RELEASE) {
      return waits(wait);
    }
    return format("%s: %s ended without giving it back", waits(wait), String.join(", ", over));
  }
}
