package dev.loopbook.shell.step.view;

import dev.loopbook.shell.step.engine.Place;
import dev.loopbook.shell.step.engine.TaskPicture;
import dev.loopbook.shell.step.engine.TaskPicture.State;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws one task: how far it is, where it was made, where it stands.
public final class TaskView {

  private static final int MOST_FRAMES = 12;

  private final TaskPicture task;
  private final Function<Place, Optional<String>> source;
  private final Layout layout;
  private final List<StyledLine> lines = new ArrayList<>();

  private TaskView(TaskPicture task, Function<Place, Optional<String>> source, Layout layout) {
    this.task = task;
    this.source = source;
    this.layout = layout;
  }

  /// Returns the lines.
  ///
  /// @param source finds what stands on a line of the program
  public static List<StyledLine> lines(
      TaskPicture task, Function<Place, Optional<String>> source, Layout layout) {
    return new TaskView(task, source, layout).draw();
  }

  private List<StyledLine> draw() {
    var sheet = new Sheet(layout.withNames(List.of(task.name())));
    var own = task.ownName().map(name -> " (" + name + ")").orElse("");
    sheet.row("task", task.name() + own, List.of(Span.plain(state())), Optional.empty());
    task.coroutine().ifPresent(name -> sheet.row("runs", name, Optional.empty()));
    lines.addAll(sheet.lines());
    code("made", made(), task.madeAt(), "  ");
    stands();
    var foot = new Sheet(layout);
    foot.row(
        "steps", task.steps() + " · cancel requests " + task.cancelRequests(), Optional.empty());
    lines.addAll(foot.lines());
    return lines;
  }

  private String state() {
    return switch (task.state()) {
      case State.Ready(var first, var _) ->
          first
              ? "ready: waits for its first turn"
              : "ready: what it waited for is there, it goes on in its turn";
      case State.Suspended(var since, var what, var due) ->
          "suspended since tick %d, waits for %s%s"
              .formatted(
                  since,
                  what,
                  due.map(nanos -> ", due at " + Times.point(nanos) + " s").orElse(""));
    };
  }

  private String made() {
    var when = task.madeIn() == 0 ? "before tick 1" : "in tick " + task.madeIn();
    return when + task.maker().map(maker -> " by " + maker).orElse("");
  }

  private void stands() {
    var label = "stands";
    var mark = "▸ ";
    for (var place : task.standsAt().stream().limit(MOST_FRAMES).toList()) {
      code(label, label.isEmpty() ? "called from" : "at", Optional.of(place), mark);
      label = "";
      mark = "  ";
    }
  }

  /// Adds a row with a line of source: words, place, and the code itself.
  private void code(String label, String words, Optional<Place> place, String mark) {
    var row = new ArrayList<Span>();
    row.add(Span.plain(" ".repeat(layout.margin())));
    row.add(new Span(Texts.pad(label, layout.labelWidth()), Style.LABEL));
    var column = layout.nameColumn();
    var text = Texts.pad(words, layout.isNarrow() ? Texts.width(words) : 22) + "  ";
    row.add(Span.plain(text));
    if (place.isEmpty()) {
      lines.add(new StyledLine(row).stripTrailing());
      return;
    }
    row.add(new Span(place.get().toString(), Style.LABEL));
    var code = place.flatMap(source).map(String::strip).orElse("");
    if (code.isEmpty()) {
      lines.add(new StyledLine(row));
      return;
    }
    var used = row.stream().mapToInt(Span::width).sum();
    var beside = 2 + Texts.width(mark + code);
    if (!layout.isNarrow() && used + beside <= layout.measure()) {
      row.add(Span.plain("  "));
    } else {
      lines.add(new StyledLine(row));
      row = new ArrayList<>();
      row.add(Span.plain(" ".repeat(column)));
    }
    row.add(new Span(mark, Style.STRONG));
    var room = layout.measure() - row.stream().mapToInt(Span::width).sum();
    row.addAll(JavaHighlighter.highlight(List.of(Texts.cut(code, room))).getFirst().spans());
    lines.add(new StyledLine(row));
  }
}
