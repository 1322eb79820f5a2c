package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.text.Span;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws one task: how far it has come, where it was created, where it's suspended.
public final class TaskView {

  private static final int MOST_FRAMES = 12;

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

  private List<StyledLine> draw() {
    sheet.row("task", name(task), Span.plain(state()));
    sheet.row("so far", soFar());
    sheet.row("made", made(), task.madeAt());
    task.madeAt().ifPresent(place -> sheet.code(place, source, "  "));
    stands();
    return sheet.lines();
  }

  private static String name(TaskSnapshot task) {
    return task.name() + task.ownName().map(own -> " (" + own + ")").orElse("");
  }

  private String state() {
    return switch (task.state()) {
      case State.Ready(var first, var _) ->
          first
              ? "ready: waits for its first turn"
              : "ready: what it waited for is there, now it waits for its turn";
      case State.Suspended(var _, var what, var due) ->
          format(
              "suspended, waits for %s%s",
              what, due.map(nanos -> ", due at " + TimeText.point(nanos) + " s").orElse(""));
    };
  }

  private String soFar() {
    var steps = ColumnText.count(task.steps(), "step");
    var last =
        task.state() instanceof State.Suspended suspended
            ? ", the last in tick " + suspended.since()
            : "";
    var requests = ColumnText.count(task.cancelRequests(), "request");
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
    for (var i = 0; i < Math.min(MOST_FRAMES, frames.size()); i++) {
      var place = frames.get(i);
      sheet.row("stands", i == 0 ? "at this await" : "called from", Optional.of(place));
      sheet.code(place, source, i == 0 ? "▸ " : "  ");
    }
    if (frames.size() > MOST_FRAMES) {
      sheet.row("stands", ColumnText.count(frames.size() - MOST_FRAMES, "more line"));
    }
  }
}
