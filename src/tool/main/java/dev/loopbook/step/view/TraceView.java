package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws the events of a trace: tick, who, what, and the time at the right.
///
/// A trace has an event for each beginning and each end. Where the next row says the same, as
/// `starts` after `has its turn`, a row is left out, and equal rows become one.
public final class TraceView {

  private TraceView() {}

  private record Row(long tick, String who, String what, String time, int times) {

    boolean isLike(Row other) {
      return tick == other.tick
          && who.equals(other.who)
          && what.equals(other.what)
          && time.equals(other.time);
    }

    Row once() {
      return new Row(tick, who, what, time, times + 1);
    }

    String words() {
      return times == 1 ? what : format("%s times: %s", ColumnText.count(times), what);
    }
  }

  /// Returns the lines, in the events' order.
  ///
  /// @param most the most rows; the last ones are shown
  public static List<StyledLine> lines(List<TraceEvent> events, int most, PictureLayout layout) {
    if (events.isEmpty()) {
      return ListViews.nothing(layout, "trace", "nothing has happened yet");
    }
    var all = rows(events);
    var rows = all.subList(Math.max(0, all.size() - most), all.size());
    var sheet = new PictureRows(layout.withNames(rows.stream().map(Row::who).toList()));
    for (var row : rows) {
      sheet.row(
          label(row.tick()), row.who(), Style.NAME, List.of(Span.plain(row.words())), row.time());
    }
    return sheet.lines();
  }

  private static List<Row> rows(List<TraceEvent> events) {
    var names = TaskRef.namesApart(events.stream().map(TraceEvent::task).flatMap(Optional::stream));
    var rows = new ArrayList<Row>();
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      var next = Optional.of(i + 1).filter(at -> at < events.size()).map(events::get);
      if (isSaidByOthers(event, next)) {
        continue;
      }
      var words = event.words();
      if (next.filter(then -> isEntered(event, then)).isPresent()) {
        words += " and enters it";
        i++;
      }
      add(row(event, words, names), rows);
    }
    return rows;
  }

  private static void add(Row row, List<Row> rows) {
    if (!rows.isEmpty() && rows.getLast().isLike(row)) {
      rows.add(rows.removeLast().once());
    } else {
      rows.add(row);
    }
  }

  private static Row row(TraceEvent event, String words, Function<TaskRef, String> names) {
    var at = event.at();
    return new Row(at.tick(), event.task().map(names).orElse("loop"), words, at.time(), 1);
  }

  private static boolean isSaidByOthers(TraceEvent event, Optional<TraceEvent> next) {
    return switch (event) {
      // what follows is somebody else's turn, or the end of the tick
      case TraceEvent.HandleEnded _ -> true;
      case TraceEvent.HandleBegan began ->
          began.task().isPresent()
              && next.filter(
                      then ->
                          then instanceof TraceEvent.TaskBegan
                              || then instanceof TraceEvent.TaskResumed)
                  .isPresent();
      // the tick's number stands beside each row
      case TraceEvent.TickBegan began ->
          next.filter(then -> then.at().tick() == began.at().tick()).isPresent();
      default -> false;
    };
  }

  private static boolean isEntered(TraceEvent event, TraceEvent next) {
    return event instanceof TraceEvent.CoroutineCreated made
        && next instanceof TraceEvent.CoroutineStarted started
        && made.name().equals(started.name())
        && made.task().equals(started.task());
  }

  private static String label(long tick) {
    var words = "tick " + tick;
    return words.length() < 8 ? words : Long.toString(tick);
  }
}
