package dev.loopbook.step.view;

import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TraceEvent;
import java.util.List;

/// Draws the events of a trace: tick, who, what, and the time at the right.
public final class TraceView {

  private TraceView() {}

  /// Returns the lines, in the events' order.
  public static List<StyledLine> lines(List<TraceEvent> events, PictureLayout layout) {
    if (events.isEmpty()) {
      return ListViews.nothing(layout, "trace", "nothing has happened yet");
    }
    var sheet = new PictureRows(layout.withNames(events.stream().map(TraceView::who).toList()));
    for (var event : events) {
      sheet.row(
          label(event.at().tick()),
          who(event),
          Style.NAME,
          List.of(Span.plain(event.words())),
          event.at().time());
    }
    return sheet.lines();
  }

  private static String who(TraceEvent event) {
    return event.task().map(TraceView::name).orElse("loop");
  }

  private static String name(TaskRef task) {
    return task.name().equals("Task-1") ? "main" : task.name();
  }

  private static String label(long tick) {
    var words = "tick " + tick;
    return words.length() < 8 ? words : Long.toString(tick);
  }
}
