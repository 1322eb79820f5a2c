package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.step.Cause;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Optional;

/// Draws why a task ran or is about to: who queued it, why that one ran, and so on, latest first.
public final class WhyView {

  private WhyView() {}

  /// Returns the lines for a task that is not done.
  public static List<StyledLine> lines(TaskSnapshot task, PictureLayout layout) {
    return switch (task.state()) {
      case State.Ready(var first, var why) ->
          lines(
              task.name(),
              first ? "is ready for its first step" : "is ready to go on",
              why,
              layout);
      case State.Suspended suspended ->
          lines(
              task.name(),
              format("ran in tick %d, and waits for %s", suspended.since(), suspended.what()),
              task.lastRun(),
              layout);
    };
  }

  /// Returns the lines for a task that is done.
  public static List<StyledLine> lines(DoneTask task, PictureLayout layout) {
    return lines(
        task.name(), "ran for the last time in tick " + task.tick(), task.lastRun(), layout);
  }

  private static List<StyledLine> lines(
      String name, String what, Optional<Cause> cause, PictureLayout layout) {
    var sheet = new PictureRows(layout.withNames(List.of(name)));
    sheet.row("why", name, Span.plain(what));
    if (cause.isEmpty()) {
      sheet.row("", "why is not known: it was queued before anybody looked");
    }
    cause.stream()
        .flatMap(known -> known.links().stream())
        .forEach(
            link ->
                sheet.row(
                    "because",
                    link.tick() == 0 ? "at first" : "tick " + link.tick(),
                    Style.PLAIN,
                    List.of(
                        Span.plain(
                            link.who().isEmpty() ? link.did() : link.who() + " " + link.did())),
                    link.place()));
    return sheet.lines();
  }
}
