package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.step.Turn;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws one task: how far it has come, where it was created, where it's suspended.
public final class TaskView {

  private final TaskSnapshot task;
  private final Function<CodePlace, Optional<String>> source;
  private final PictureRows sheet;

  private TaskView(
      TaskSnapshot task, Function<CodePlace, Optional<String>> source, PictureLayout layout) {
    this.task = task;
    this.source = source;
    this.sheet = new PictureRows(layout.withNames(List.of(name(task))));
  }

  /// Returns the lines.
  ///
  /// @param source finds the code on a line of the program
  public static List<StyledLine> lines(
      TaskSnapshot task, Function<CodePlace, Optional<String>> source, PictureLayout layout) {
    return new TaskView(task, source, layout).draw();
  }

  /// Returns the lines for a task that is done.
  ///
  /// @param source finds the code on a line of the program
  public static List<StyledLine> lines(
      DoneTask task, Function<CodePlace, Optional<String>> source, PictureLayout layout) {
    var name = WhyView.name(task.name(), task.number());
    var sheet = new PictureRows(layout.withNames(List.of(name)));
    sheet.row("task", name, ListViews.ending(task), Optional.empty());
    task.threwAt()
        .ifPresent(
            place -> {
              sheet.row("threw", "here", Optional.of(place));
              sheet.code(place, source, "▸ ");
            });
    task.cancelled()
        .filter(_ -> task.how() instanceof Turn.Ends.IsCancelled)
        .map(cause -> cause.links().getFirst())
        .ifPresent(
            link ->
                sheet.row(
                    "because",
                    link.who().isEmpty() ? link.did() : link.who() + " " + link.did(),
                    link.place()));
    sheet.row("so far", Counted.of(task.steps(), "step"));
    task.madeAt()
        .ifPresent(
            place -> {
              sheet.row("made", "here", Optional.of(place));
              sheet.code(place, source, "  ");
            });
    return sheet.lines();
  }

  private List<StyledLine> draw() {
    heading(task, sheet);
    sheet.row(
        "so far", soFar() + task.ownName().map(own -> " · its own name is " + own).orElse(""));
    sheet.row("made", made(), task.madeAt());
    task.madeAt().ifPresent(place -> sheet.code(place, source, "  "));
    stands();
    return sheet.lines();
  }

  static String name(TaskSnapshot task) {
    return WhyView.name(task.name(), task.number());
  }

  /// Adds the row that says which task it is, and how far it has come.
  static void heading(TaskSnapshot task, PictureRows sheet) {
    sheet.row("task", name(task), Span.plain(state(task)));
  }

  private static String state(TaskSnapshot task) {
    return switch (task.state()) {
      case State.Ready(var first, var _) ->
          first
              ? "ready: waits for its first turn"
              : "ready: what it waited for is there, now it waits for its turn";
      case State.Running _ -> "running, and stopped in the middle of its turn";
      case State.Suspended(var _, var what, var due) ->
          format(
              "suspended, waits for %s%s",
              what, due.map(nanos -> ", due at " + TimeText.point(nanos) + " s").orElse(""));
    };
  }

  private String soFar() {
    var steps = Counted.of(task.steps(), "step");
    var last =
        task.state() instanceof State.Suspended suspended
            ? ", the last in tick " + suspended.since()
            : "";
    var requests = Counted.of(task.cancelRequests(), "request");
    return task.cancelRequests() == 0
        ? steps + last
        : steps + last + " · " + requests + " to cancel it";
  }

  private String made() {
    var what = task.coroutine().map(name -> " of " + name).orElse("");
    var when = task.madeIn() == 0 ? "before tick 1" : "in tick " + task.madeIn();
    return when + task.maker().map(maker -> " by " + maker).orElse("") + what;
  }

  private void stands() {
    var frames = task.standsAt();
    for (var i = 0; i < frames.size(); ) {
      var place = frames.get(i);
      var end = i + 1;
      while (i > 0 && end < frames.size() && frames.get(end).equals(place)) {
        end++;
      }
      var times = end - i == 1 ? "" : ", " + ColumnText.count(end - i) + " times";
      var here = task.state() instanceof State.Running ? "before this line" : "at this await";
      sheet.row("paused", i == 0 ? here : "called from" + times, Optional.of(place));
      sheet.code(place, source, i == 0 ? "▸ " : "  ");
      i = end;
    }
  }
}
