package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.step.DoneTask;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.LoopSnapshot.Queued;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Draws lists: the ready queue, the timers, the tasks.
public final class ListViews {

  private ListViews() {}

  /// The rows of a list.
  ///
  /// @param count how many things they show; 0 if the only line says that there are none
  public record Rows(int count, List<StyledLine> lines) {
    /// Copies the list.
    public Rows {
      lines = List.copyOf(lines);
    }
  }

  /// Returns the rows that a filter left, and how many there would be without it.
  ///
  /// @param list the command that lists them
  /// @param all how many there are
  /// @param words the filter, as it was typed
  public static List<StyledLine> filtered(
      String list, Rows rows, int all, String words, PictureLayout layout) {
    if (rows.count() == 0) {
      return noneMatches(list, all, words, layout);
    }
    var lines = new ArrayList<>(rows.lines());
    lines.addAll(
        nothing(
            layout, "", format("%s of %s", ColumnText.count(rows.count()), ColumnText.count(all))));
    return lines;
  }

  /// Returns what is said when a filter leaves nothing.
  ///
  /// @param list the command that lists them
  /// @param all how many there are
  /// @param words the filter, as it was typed
  public static List<StyledLine> noneMatches(
      String list, int all, String words, PictureLayout layout) {
    return nothing(layout, list, format("none of %s matches %s", ColumnText.count(all), words));
  }

  /// Returns the ready queue, numbered in the order in which it will run.
  ///
  /// @param filter chooses what to show
  public static Rows ready(
      LoopSnapshot loop, Predicate<? super Queued> filter, PictureLayout layout) {
    var all = new ArrayList<>(loop.left());
    all.addAll(loop.ready());
    if (all.isEmpty()) {
      return new Rows(0, nothing(layout, "ready", "nothing: no callback waits for its turn"));
    }
    var sheet = new PictureRows(layout.withNames(all.stream().map(Queued::name).toList()));
    var number = 0;
    var shown = 0;
    for (var handle : all) {
      number++;
      if (!filter.test(handle)) {
        continue;
      }
      shown++;
      var now = number <= loop.left().size() ? ", still in this tick" : "";
      sheet.row(
          Integer.toString(number),
          handle.name(),
          List.of(Span.plain(handle.what() + now)),
          handle.place());
    }
    return new Rows(shown, sheet.lines());
  }

  /// Returns the timers, by due time.
  public static Rows timers(List<Timer> timers, PictureLayout layout) {
    if (timers.isEmpty()) {
      return new Rows(0, nothing(layout, "timers", "none is set"));
    }
    var sheet =
        new PictureRows(
            layout.withNames(timers.stream().map(t -> TimeText.point(t.when())).toList()));
    for (var timer : timers) {
      sheet.row(
          "due at",
          TimeText.point(timer.when()),
          Style.NUMBER,
          List.of(Span.plain(timer.called() + ", set in tick " + timer.setIn())),
          timer.place());
    }
    return new Rows(timers.size(), sheet.lines());
  }

  /// Returns the tasks: the live ones in the order they were created, then those that are done.
  public static Rows tasks(List<TaskSnapshot> live, List<DoneTask> done, PictureLayout layout) {
    if (live.isEmpty() && done.isEmpty()) {
      return new Rows(0, nothing(layout, "tasks", "none: nobody has made one yet"));
    }
    var names = new ArrayList<String>();
    var digits =
        IntStream.concat(
                live.stream().mapToInt(TaskSnapshot::number),
                done.stream().mapToInt(DoneTask::number))
            .map(number -> Integer.toString(number).length())
            .max()
            .orElse(1);
    live.forEach(task -> names.add(listed(task.number(), digits, task.name())));
    done.forEach(task -> names.add(listed(task.number(), digits, task.name())));
    var sheet = new PictureRows(layout.withNames(names));
    for (var task : live) {
      switch (task.state()) {
        case TaskSnapshot.State.Ready(var first, var _) ->
            sheet.row(
                "ready",
                listed(task.number(), digits, task.name()),
                List.of(Span.plain(first ? "first step" : "resumes")),
                first ? task.madeAt() : task.standsAt().stream().findFirst());
        case TaskSnapshot.State.Running(var at) ->
            sheet.row(
                "runs",
                listed(task.number(), digits, task.name()),
                List.of(Span.plain("stopped before this line")),
                Optional.of(at));
        case TaskSnapshot.State.Suspended suspended ->
            sheet.row(
                "waits",
                listed(task.number(), digits, task.name()),
                List.of(Span.plain(suspended.what() + ", since tick " + suspended.since())),
                task.standsAt().stream().findFirst());
      }
    }
    for (var task : done) {
      sheet.row(
          "done",
          listed(task.number(), digits, task.name()),
          ending(task),
          task.threwAt().or(task::madeAt));
    }
    return new Rows(live.size() + done.size(), sheet.lines());
  }

  /// Returns a task's number and name, aligned with those of a list: ` #3 consumer`.
  private static String listed(int number, int digits, String name) {
    return number == 0
        ? name
        : " ".repeat(digits - Integer.toString(number).length()) + "#" + number + " " + name;
  }

  /// Returns how a task ended, and when.
  static List<Span> ending(DoneTask task) {
    return List.of(
        TurnWords.past(task.how()),
        Span.plain(
            format(
                " in tick %d at %s s%s",
                task.tick(), TimeText.point(task.nanos()), TurnWords.with(task.how()))));
  }

  static List<StyledLine> nothing(PictureLayout layout, String label, String words) {
    var sheet = new PictureRows(layout);
    sheet.row(label, words);
    return sheet.lines();
  }
}
