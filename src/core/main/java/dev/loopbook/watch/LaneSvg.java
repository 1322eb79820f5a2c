package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Markup;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.TimeText;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a timeline as a picture for a web page.
final class LaneSvg {

  private static final int WIDTH = 1000;
  private static final int NAMES = 130;
  private static final int ROW = 22;
  private static final int HEAD = 22;
  private static final int MOST_LANES = 200;
  private static final int LONGEST_NAME = 18;

  /// How many tasks the picture's name tells; the table below it has them all.
  private static final int MOST_NAMED = 8;

  private LaneSvg() {}

  static void write(Timeline timeline, StringBuilder out) {
    var lanes = timeline.lanes().stream().limit(MOST_LANES).toList();
    var height = HEAD + ROW * lanes.size();
    var names = TaskRef.namesApart(timeline.lanes().stream().map(Lane::task));
    out.append(
        Markup.of(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
            WIDTH, height, heard(timeline, names)));
    writeScale(timeline, height, out);
    for (var i = 0; i < lanes.size(); i++) {
      writeLane(lanes.get(i), names.apply(lanes.get(i).task()), timeline, HEAD + ROW * i, out);
    }
    out.append("</svg>\n");
    var more = timeline.lanes().size() - lanes.size();
    if (more > 0) {
      out.append(Markup.of("<p>and %s</p>\n", Counted.of(more, "more task")));
    }
  }

  /// Returns what somebody hears who doesn't see the picture.
  private static String heard(Timeline timeline, Function<TaskRef, String> names) {
    var lanes = timeline.lanes();
    return format(
        "%s over %s: %s%s",
        Counted.of(lanes.size(), "task"),
        timeline.axis() == Timeline.Axis.TIME ? "time" : "ticks",
        lanes.stream()
            .limit(MOST_NAMED)
            .map(lane -> names.apply(lane.task()))
            .collect(Collectors.joining(", ")),
        lanes.size() > MOST_NAMED ? " and others" : "");
  }

  private static void writeScale(Timeline timeline, int height, StringBuilder out) {
    var step = Scale.step(timeline.length() / 8.0);
    for (var at = Math.ceilDiv(timeline.from(), step) * step; at <= timeline.to(); at += step) {
      var x = x(at, timeline);
      out.append(
          Markup.of(
              "<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>",
              number(x), number(x), HEAD - 4, height));
      out.append(
          Markup.of(
              "<text class=\"scale\" x=\"%s\" y=\"12\" text-anchor=\"middle\">%s</text>\n",
              number(Math.min(x, WIDTH - 25)),
              timeline.axis() == Timeline.Axis.TIME ? TimeText.rounded(at) : "tick " + at));
    }
  }

  private static void writeLane(
      Lane lane, String name, Timeline timeline, int y, StringBuilder out) {
    var shown = Shorten.toColumns(name, LONGEST_NAME);
    out.append(Markup.of("<text x=\"0\" y=\"%d\">%s</text>\n", y + 14, shown));
    // Steps last: one that took no time is a thin stroke and must be on top.
    for (var state : new TaskState[] {TaskState.WAITING, TaskState.READY, TaskState.RUNNING}) {
      for (var span : lane.spans()) {
        if (span.state() == state) {
          writeSpan(name, span, timeline, y, out);
        }
      }
    }
  }

  private static void writeSpan(
      String name, Lane.Span span, Timeline timeline, int y, StringBuilder out) {
    var from = x(span.from(), timeline);
    var width = Math.max(2, x(span.to(), timeline) - from);
    var state = span.state().name().toLowerCase(Locale.ROOT);
    var tall = span.state() == TaskState.RUNNING;
    out.append(
        Markup.of(
            "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>\n",
            state,
            number(from),
            tall ? y + 3 : y + 6,
            number(width),
            tall ? ROW - 6 : ROW - 12,
            tell(name, state, span, timeline)));
  }

  private static String tell(String name, String state, Lane.Span span, Timeline timeline) {
    return timeline.axis() == Timeline.Axis.TIME
        ? format(
            "%s: %s for %s, from %s",
            name, state, TimeText.rounded(span.length()), TimeText.clock(span.from()))
        : format("%s: %s from tick %d to %d", name, state, span.from(), span.to() - 1);
  }

  static void writeLegend(StringBuilder out) {
    out.append("<p class=\"legend\">");
    for (var state : TaskState.values()) {
      var name = state.name().toLowerCase(Locale.ROOT);
      out.append(
          Markup.of(
              "<span><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect class=\"%s\" width=\"1\" height=\"1\"/></svg>%s</span>",
              name, name));
    }
    out.append("</p>\n");
  }

  private static double x(long position, Timeline timeline) {
    var length = Math.max(1, timeline.length());
    return NAMES + (double) (position - timeline.from()) * (WIDTH - NAMES - 4) / length;
  }

  private static String number(double value) {
    return format("%.1f", value);
  }
}
