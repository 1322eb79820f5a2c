package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Draws a timeline as text.
///
/// A column stands for a stretch of the axis and shows the state that the task was in for the
/// longest part of it. A step is never left out, though: one that is too short to win a column
/// shows as an instant.
final class LaneDrawing {

  private static final int NARROWEST = 20;
  private static final int LONGEST_NAME = 16;
  private static final int MOST_LANES = 50;
  private static final int WIDEST_TICK = 4;
  private static final int TIME_LABEL = 10;
  private static final int TICK_LABEL = 4;

  private final Timeline timeline;
  private final LaneGlyphs glyphs;
  private final Function<TaskRef, String> names;
  private final int nameWidth;
  private final int columns;

  private LaneDrawing(Timeline timeline, int width, LaneGlyphs glyphs) {
    this.timeline = timeline;
    this.glyphs = glyphs;
    names =
        TaskRef.namesApart(timeline.lanes().stream().map(Lane::task))
            .andThen(ControlCharacters::shownOnOneLine);
    nameWidth =
        timeline.lanes().stream()
            .mapToInt(lane -> DisplayWidth.of(names.apply(lane.task())))
            .map(columns -> Math.min(columns, Math.min(LONGEST_NAME, width / 3)))
            .max()
            .orElse(0);
    columns = columns(width - nameWidth - 2);
  }

  static List<String> of(Timeline timeline, int width, LaneGlyphs glyphs) {
    if (width < NARROWEST) {
      throw new IllegalArgumentException(
          format("lanes of %d columns: a name and a lane need at least %d", width, NARROWEST));
    }
    return timeline.lanes().isEmpty() ? List.of() : new LaneDrawing(timeline, width, glyphs).draw();
  }

  /// Ticks get whole columns if there is room, so that readers can count them.
  private int columns(int room) {
    var length = timeline.length();
    return timeline.axis() == Timeline.Axis.TICKS && length > 0 && length <= room
        ? (int) length * Math.min(WIDEST_TICK, room / (int) length)
        : room;
  }

  private List<String> draw() {
    var lines = new ArrayList<String>();
    lines.add(" ".repeat(nameWidth + 2) + scale());
    timeline.lanes().stream()
        .limit(MOST_LANES)
        .forEach(
            lane ->
                lines.add(Shorten.pad(names.apply(lane.task()), nameWidth) + "  " + draw(lane)));
    var more = timeline.lanes().size() - MOST_LANES;
    if (more > 0) {
      lines.add("… and " + Counted.of(more, "more task"));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private String draw(Lane lane) {
    var line = new char[columns];
    Arrays.fill(line, ' ');
    var longest = new double[columns];
    for (var span : lane.spans()) {
      var from = column(span.from());
      var to = column(span.to());
      for (var i = (int) from; i < Math.min(columns, Math.ceil(to)); i++) {
        var share = Math.min(to, i + 1) - Math.max(from, i);
        if (share > longest[i]) {
          longest[i] = share;
          line[i] = glyphs.of(span.state());
        }
      }
    }
    markInstants(lane, line);
    return new String(line);
  }

  /// Marks the steps that got no column of their own, because the task spent longer otherwise in
  /// each of theirs.
  private void markInstants(Lane lane, char[] line) {
    for (var span : lane.spans()) {
      if (span.state() == TaskState.RUNNING && !isShown(span, line)) {
        line[firstColumn(span)] = glyphs.instant();
      }
    }
  }

  private boolean isShown(Lane.Span step, char[] line) {
    for (var i = firstColumn(step); i < Math.min(columns, Math.ceil(column(step.to()))); i++) {
      if (line[i] == glyphs.running()) {
        return true;
      }
    }
    return line[firstColumn(step)] == glyphs.running();
  }

  private int firstColumn(Lane.Span span) {
    return Math.min(columns - 1, (int) column(span.from()));
  }

  /// Returns how many columns lie before `position`, with a fraction.
  private double column(long position) {
    var length = timeline.length();
    return length == 0 ? 0 : (double) (position - timeline.from()) * columns / length;
  }

  private String scale() {
    var line = new StringBuilder();
    var step = step();
    for (var at = firstLabel(step); at <= timeline.to(); at += step) {
      var label = label(at);
      var column = (int) column(at);
      if (column >= line.length() && column + label.length() <= columns) {
        line.append(" ".repeat(column - line.length())).append(label).append(' ');
      }
    }
    return line.toString();
  }

  private long firstLabel(long step) {
    return Math.ceilDiv(timeline.from(), step) * step;
  }

  private String label(long at) {
    return timeline.axis() == Timeline.Axis.TIME ? TimeText.rounded(at) : Long.toString(at);
  }

  private long step() {
    var room = timeline.axis() == Timeline.Axis.TIME ? TIME_LABEL : TICK_LABEL;
    return Scale.step(timeline.length() * (double) room / columns);
  }
}
