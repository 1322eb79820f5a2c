package dev.loopbook.step.view;

import dev.loopbook.step.DoneTask;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.WaitGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Draws tasks as a tree: below each one those that it made, or those that it awaits.
public final class TreeView {
  private static final int DEEPEST = 20;

  private final PictureLayout layout;
  private final Map<String, List<String>> children = new LinkedHashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final List<StyledLine> lines = new ArrayList<>();
  private final Set<String> drawn = new HashSet<>();

  private TreeView(PictureLayout layout) {
    this.layout = layout;
  }

  /// Returns the live tasks below those that made them.
  public static List<StyledLine> ofMakers(
      List<TaskSnapshot> live, List<DoneTask> done, PictureLayout layout) {
    if (live.isEmpty()) {
      return ListViews.nothing(layout, "tree", "no task is alive");
    }
    var view = new TreeView(layout);
    var known = new HashMap<String, String>();
    for (var task : live) {
      var name = "#" + task.number() + " " + task.name();
      known.put(task.name(), name);
      known.put(task.name() + " #" + task.number(), name);
      view.children.put(name, new ArrayList<>());
      view.notes.put(name, state(task));
    }
    for (var task : done) {
      var name = "#" + task.number() + " " + task.name();
      known.putIfAbsent(task.name(), name);
      known.put(task.name() + " #" + task.number(), name);
    }
    var roots = new ArrayList<String>();
    for (var task : live) {
      var name = "#" + task.number() + " " + task.name();
      var maker = task.maker().map(it -> known.getOrDefault(it, it));
      if (maker.isEmpty()) {
        roots.add(name);
        continue;
      }
      if (!view.children.containsKey(maker.get())) {
        view.children.put(maker.get(), new ArrayList<>());
        view.notes.put(maker.get(), "over");
        roots.add(maker.get());
      }
      view.children.get(maker.get()).add(name);
    }
    view.draw(roots);
    return view.lines;
  }

  private static String state(TaskSnapshot task) {
    return switch (task.state()) {
      case TaskSnapshot.State.Ready(var first, var _) -> first ? "ready to start" : "ready";
      case TaskSnapshot.State.Running _ -> "runs";
      case TaskSnapshot.State.Suspended suspended -> "waits for " + suspended.what();
    };
  }

  /// Returns the tasks that wait, each above those that it awaits.
  public static List<StyledLine> ofAwaits(WaitGraph graph, PictureLayout layout) {
    if (graph.waits().isEmpty()) {
      return ListViews.nothing(layout, "tree", "no task waits for anything");
    }
    var view = new TreeView(layout);
    var awaited = new HashSet<String>();
    var names =
        TaskRef.namesApart(
            graph.waits().stream()
                .flatMap(
                    wait ->
                        Stream.concat(
                            Stream.of(wait.task()),
                            wait.on().stream().map(WaitGraph.Blocker::task))));
    for (var wait : graph.waits()) {
      var name = names.apply(wait.task());
      var on = wait.on().stream().map(each -> names.apply(each.task())).toList();
      view.children.put(name, new ArrayList<>(on));
      view.notes.put(name, "waits for " + wait.what());
      awaited.addAll(on);
    }
    var roots =
        new ArrayList<>(
            view.children.keySet().stream().filter(name -> !awaited.contains(name)).toList());
    view.draw(roots);
    // whoever is left is in a circle, or below one
    for (var name : List.copyOf(view.children.keySet())) {
      if (!view.drawn.contains(name)) {
        view.draw(List.of(name));
      }
    }
    return view.lines;
  }

  private void draw(List<String> roots) {
    for (var root : roots) {
      draw(root, "", "", List.of());
    }
  }

  /// @param before what stands before this line's branch
  /// @param below what stands before the branches of its children
  /// @param path who is above it
  private void draw(String name, String before, String below, List<String> path) {
    var isCircle = path.contains(name);
    var next = children.getOrDefault(name, List.of());
    var isAbove = !drawn.add(name) && !isCircle && !next.isEmpty();
    var note =
        isCircle
            ? "⚠ a circle"
            : isAbove ? "as above" : notes.getOrDefault(name, "runs or is ready");
    var lead = " ".repeat(layout.margin()) + before;
    var room = layout.measure() - lead.length();
    var shown = layout.cuts() ? Shorten.toColumns(name, Math.max(8, room / 2)) : name;
    var text = layout.fitted("  " + note, Math.max(8, room - shown.length()));
    lines.add(
        StyledLine.of(
            new Span(lead, Style.RULE),
            new Span(shown, Style.NAME),
            new Span(text, isCircle ? Style.WARNING : Style.PLAIN)));
    if (isCircle || isAbove) {
      return;
    }
    if (path.size() == DEEPEST && !next.isEmpty()) {
      lines.add(
          StyledLine.of(" ".repeat(layout.margin()) + below + "└─ … deeper ones", Style.LABEL));
      return;
    }
    var longer = new ArrayList<>(path);
    longer.add(name);
    for (var i = 0; i < next.size(); i++) {
      var isLast = i == next.size() - 1;
      draw(next.get(i), below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  "), longer);
    }
  }
}
