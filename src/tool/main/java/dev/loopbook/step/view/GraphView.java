package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.WaitGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Draws who waits for whom: an arrow to each task that can end a wait, and what is waited for.
public final class GraphView {
  private GraphView() {}

  /// Returns the graph; circles are told below it.
  ///
  /// @param filter chooses the waits to show
  public static List<StyledLine> lines(
      WaitGraph graph, Predicate<WaitGraph.Wait> filter, PictureLayout layout) {
    var waits = graph.waits().stream().filter(filter).toList();
    if (waits.isEmpty()) {
      return ListViews.nothing(
          layout,
          "graph",
          graph.waits().isEmpty()
              ? "no task waits for anything"
              : "none of the waits matches: "
                  + Counted.of(graph.waits().size(), "task")
                  + " in all");
    }
    var names = TaskRef.namesApart(graph.waits().stream().map(WaitGraph.Wait::task));
    var rows =
        new PictureRows(
            layout.withNames(waits.stream().map(wait -> names.apply(wait.task())).toList()));
    var circles = graph.circles();
    for (var wait : waits) {
      var inCircle = circles.stream().anyMatch(circle -> circle.contains(wait.task()));
      var text = new ArrayList<Span>();
      if (!wait.on().isEmpty()) {
        text.add(inCircle ? new Span("⚠─▶ ", Style.WARNING) : Span.plain("──▶ "));
        text.add(
            new Span(
                wait.on().stream()
                    .map(on -> names.apply(on.task()) + (on.over() ? " (over)" : ""))
                    .collect(Collectors.joining(", ")),
                Style.NAME));
        text.add(Span.plain(" · "));
      }
      text.add(new Span(wait.what(), Style.PLAIN));
      rows.row("", names.apply(wait.task()), text, wait.place().map(CodePlace::of));
    }
    for (var circle : circles) {
      var way = circle.stream().map(names).collect(Collectors.joining(" → "));
      rows.row(
          "circle",
          new Span(
              way
                  + " → "
                  + names.apply(circle.getFirst())
                  + ": none of them can resume unless one is cancelled",
              Style.WARNING));
    }
    return rows.lines();
  }
}
