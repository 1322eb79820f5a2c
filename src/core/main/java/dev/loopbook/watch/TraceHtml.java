package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Markup;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Writes a trace as a self-contained web page: the lanes of its tasks, and below them what
/// happened, tick by tick.
///
/// The page loads nothing, can be read without its script, and is well-formed XML.
public final class TraceHtml {

  private static final int MOST_EVENTS = 20_000;

  private final StringBuilder out = new StringBuilder();
  private final Function<TaskRef, String> names;

  private TraceHtml(List<TraceEvent> events) {
    names = TaskRef.namesApart(events.stream().map(TraceEvent::task).flatMap(Optional::stream));
  }

  /// Returns the page of what `trace` remembers.
  ///
  /// @param title its heading, such as the program's name
  public static String of(Trace trace, String title) {
    return of(trace.events(), title);
  }

  /// Returns the page of `events`; of the latest 20,000 if there are more.
  public static String of(List<TraceEvent> events, String title) {
    return of(events, title, Extra.NONE);
  }

  /// Returns the page of `events` with something else in it.
  public static String of(List<TraceEvent> events, String title, Extra extra) {
    var html = new TraceHtml(events);
    html.writePage(events, title, extra);
    return html.out.toString();
  }

  /// What somebody else adds to the page.
  ///
  /// @param head for the page's head
  /// @param top below the heading
  /// @param foot at the end
  public record Extra(Markup head, Markup top, Markup foot) {
    /// Nothing.
    public static final Extra NONE = new Extra(Markup.EMPTY, Markup.EMPTY, Markup.EMPTY);
  }

  /// Returns what is inside the page's script element, for a policy that names the scripts that may
  /// run.
  public static String script() {
    return "\n" + resource("trace.js");
  }

  private void writePage(List<TraceEvent> events, String title, Extra extra) {
    line("<!DOCTYPE html>");
    line("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">");
    line("<head><meta charset=\"utf-8\"/>");
    line("<meta name=\"viewport\" content=\"width=device-width\"/>");
    line(Markup.of("<title>%s</title>", title));
    line("<style>\n" + resource("trace.css") + "</style>" + extra.head().source() + "</head>");
    line(Markup.of("<body><main><h1>%s</h1>", title));
    line(Markup.of("<p class=\"note\">%s</p>", summary(events)));
    out.append(extra.top().source());
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
    line("</main>");
    line("<script>" + script() + "</script>");
    out.append(extra.foot().source());
    line("</body></html>");
  }

  private static String summary(List<TraceEvent> events) {
    var ticks = events.stream().filter(TraceEvent.TickBegan.class::isInstance).count();
    var end = events.stream().mapToLong(event -> event.at().nanos()).max().orElse(0);
    return format(
        "%s in %s, up to %s%s",
        Counted.of(events.size(), "event"),
        Counted.of(ticks, "tick"),
        TimeText.rounded(end),
        events.size() > MOST_EVENTS ? format("; below are the latest %,d", MOST_EVENTS) : "");
  }

  private void writeControls(List<TraceEvent> events) {
    line(
        "<p class=\"controls\" hidden=\"hidden\"><label>Task <select id=\"task\"><option value=\"\">all</option>");
    events.stream()
        .map(TraceEvent::task)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(
            task ->
                line(
                    Markup.of(
                        "<option value=\"%d\">%s</option>", task.number(), names.apply(task))));
    line("</select></label>");
    line("<label><input type=\"checkbox\" id=\"quiet\"/> every event</label></p>");
  }

  private void writeTable(List<TraceEvent> events) {
    line("<table aria-label=\"What happened\">");
    var latest = events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size());
    for (var from = 0; from < latest.size(); ) {
      var to = from + 1;
      while (to < latest.size() && isSameTick(latest.get(from).at(), latest.get(to).at())) {
        to++;
      }
      line(
          Markup.of(
              "<tbody><tr><th colspan=\"3\" scope=\"rowgroup\">%s</th></tr>",
              heading(latest.get(from).at(), latest.get(to - 1).at())));
      latest.subList(from, to).forEach(this::writeRow);
      line("</tbody>");
      from = to;
    }
    line("</table>");
  }

  /// Returns whether two moments belong under one heading. What happens before there is a loop goes
  /// with what happens before the first loop's first tick.
  private static boolean isSameTick(Moment one, Moment other) {
    var both = Math.max(one.loop(), 1) == Math.max(other.loop(), 1);
    return both && one.tick() == other.tick();
  }

  /// Returns the heading of a tick; the clock may have moved in it.
  private static String heading(Moment first, Moment last) {
    var tick = first.tick() == 0 ? "before tick 1" : "tick " + first.tick();
    var loop = last.loop() > 1 ? " of loop " + last.loop() : "";
    return first.time().equals(last.time())
        ? format("%s%s · %s", tick, loop, last.time())
        : format("%s%s · %s → %s", tick, loop, TimeText.point(first.nanos()), last.time());
  }

  private void writeRow(TraceEvent event) {
    line(
        Markup.of(
            "<tr class=\"%s\" data-task=\"%s\"><td class=\"who\">%s</td><td>%s</td><td class=\"place\">%s</td></tr>",
            styles(event),
            event.task().map(task -> Integer.toString(task.number())).orElse("none"),
            event.task().map(names).orElse(""),
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
          TraceEvent.Intervened _,
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
