package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Markup;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Writes a trace as a self-contained web page: the lanes of its tasks, and below them what
/// happened, tick by tick.
///
/// The page loads nothing, can be read without its script, and is well-formed XML.
public final class TraceHtml {

  private static final int MOST_EVENTS = 20_000;

  private final StringBuilder out = new StringBuilder();

  private TraceHtml() {}

  /// Returns the page of what `trace` remembers.
  ///
  /// @param title its heading, such as the program's name
  public static String of(Trace trace, String title) {
    return of(trace.events(), title);
  }

  /// Returns the page of `events`; of the latest 20,000 if there are more.
  public static String of(List<TraceEvent> events, String title) {
    var html = new TraceHtml();
    html.writePage(events, title);
    return html.out.toString();
  }

  private void writePage(List<TraceEvent> events, String title) {
    line("<!DOCTYPE html>");
    line("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">");
    line("<head><meta charset=\"utf-8\"/>");
    line("<meta name=\"viewport\" content=\"width=device-width\"/>");
    line(Markup.of("<title>%s</title>", title));
    line("<style>\n" + resource("trace.css") + "</style></head>");
    line(Markup.of("<body><h1>%s</h1>", title));
    line(Markup.of("<p class=\"note\">%s</p>", summary(events)));
    var timelines = Timeline.of(events);
    for (var i = 0; i < timelines.size(); i++) {
      line(Markup.of("<h2>%s</h2>", timelines.size() == 1 ? "Timeline" : "Loop " + (i + 1)));
      LaneSvg.write(timelines.get(i), out);
      timelines.get(i).remark().ifPresent(remark -> line(Markup.of("<p>%s.</p>", remark)));
    }
    if (!timelines.isEmpty()) {
      LaneSvg.writeLegend(out);
    }
    line("<h2>What happened</h2>");
    writeControls(events);
    writeTable(events);
    line("<script>\n" + resource("trace.js") + "</script>");
    line("</body></html>");
  }

  private static String summary(List<TraceEvent> events) {
    var ticks = events.stream().filter(TraceEvent.TickBegan.class::isInstance).count();
    var end = events.stream().mapToLong(event -> event.at().nanos()).max().orElse(0);
    return format(
        "%,d events in %,d ticks, up to %s%s",
        events.size(),
        ticks,
        TimeText.rounded(end),
        events.size() > MOST_EVENTS ? format("; below are the latest %,d", MOST_EVENTS) : "");
  }

  private void writeControls(List<TraceEvent> events) {
    line("<p class=\"controls\"><label>Task <select id=\"task\"><option value=\"\">all</option>");
    events.stream()
        .map(TraceEvent::task)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(
            task ->
                line(Markup.of("<option value=\"%d\">%s</option>", task.number(), task.name())));
    line("</select></label>");
    line("<label><input type=\"checkbox\" id=\"quiet\"/> every event</label></p>");
  }

  private void writeTable(List<TraceEvent> events) {
    line("<table>");
    Moment tick = null;
    for (var event : events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size())) {
      var at = event.at();
      if (tick == null || at.tick() != tick.tick() || at.loop() != tick.loop()) {
        line(Markup.of("<tr><th colspan=\"3\">tick %d · %s</th></tr>", at.tick(), at.time()));
        tick = at;
      }
      writeRow(event);
    }
    line("</table>");
  }

  private void writeRow(TraceEvent event) {
    line(
        Markup.of(
            "<tr class=\"%s\" data-task=\"%s\"><td class=\"who\">%s</td><td>%s</td><td class=\"place\">%s</td></tr>",
            styles(event),
            event.task().map(task -> Integer.toString(task.number())).orElse("none"),
            event.task().map(TaskRef::name).orElse(""),
            event.words(),
            place(event).map(SourcePlace::of).orElse("")));
  }

  /// Returns how a row looks: `quiet` ones show only on demand.
  private static String styles(TraceEvent event) {
    return switch (event) {
      case TraceEvent.OutputWritten _ -> "output";
      case TraceEvent.TaskCreated _,
          TraceEvent.TaskBegan _,
          TraceEvent.TaskResumed _,
          TraceEvent.TaskSuspended _,
          TraceEvent.TaskDone _,
          TraceEvent.CancelRequested _,
          TraceEvent.ClockMoved _,
          TraceEvent.TimerFired _,
          TraceEvent.FailureReported _,
          TraceEvent.IoReady _,
          TraceEvent.CleanUpBegan _ ->
          "loud";
      default -> "quiet";
    };
  }

  private static Optional<StackTraceElement> place(TraceEvent event) {
    return switch (event) {
      case TraceEvent.TaskCreated created -> created.place();
      case TraceEvent.TaskSuspended suspended -> suspended.place();
      case TraceEvent.CoroutineCreated created -> created.place();
      default -> Optional.empty();
    };
  }

  private void line(Object text) {
    out.append(text).append('\n');
  }

  private static String resource(String name) {
    try (var in = TraceHtml.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, name + " is not in the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
