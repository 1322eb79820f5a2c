package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Queue;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.step.Turn;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws one tick: a rule with its number and time, then what happened, in the order of its phases.
public final class TickView {

  /// The most lines of output shown below a turn.
  private static final int MOST_PRINTED = 8;

  private static final int MOST_FIRED = 5;
  private static final int MOST_NEWS = 5;

  /// A timer that's later than this was held up.
  private static final long LATE_NANOS = 5_000_000;

  private final TickReport report;
  private final int most;
  private final Set<Lesson> lessons;
  private final PictureRows sheet;

  private TickView(TickReport report, PictureLayout layout, int most, Set<Lesson> lessons) {
    this.report = report;
    this.most = most;
    this.lessons = lessons;
    this.sheet = new PictureRows(layout.withNames(names(report)));
  }

  /// Returns the lines of a tick.
  ///
  /// @param layout the width
  /// @param most the most rows of one kind; more are only counted
  /// @param lessons what to explain
  public static List<StyledLine> lines(
      TickReport report, PictureLayout layout, int most, Set<Lesson> lessons) {
    return new TickView(report, layout, most, lessons).draw();
  }

  private static List<String> names(TickReport report) {
    return report.turns().stream().map(TurnWords::name).toList();
  }

  private List<StyledLine> draw() {
    sheet.rule(title(), span());
    passedOver();
    cancelled();
    besides();
    clock();
    news();
    fired();
    turns();
    deadlock();
    queue("left", report.left(), "still to run in this tick", true);
    queue("ready", report.ready(), nextTick(), explainsQueue());
    return sheet.lines();
  }

  private String span() {
    var from = TimeText.point(report.fromNanos());
    var to = TimeText.point(report.toNanos());
    return from.equals(to) ? to + " s" : from + " → " + to + " s";
  }

  private List<Span> title() {
    var title = new ArrayList<Span>();
    title.add(new Span("tick " + report.tick(), Style.HEADING));
    if (report.loop() > 1) {
      title.add(Span.plain(" of loop " + report.loop()));
    }
    if (report.part() instanceof Part.Callbacks(var first, var last, var of)) {
      title.add(
          Span.plain(
              first == last
                  ? format(", callback %d of %d", first, of)
                  : format(", callbacks %d to %d of %d", first, last, of)));
    }
    if (report.cleanUp()) {
      title.add(Span.plain(", clean-up"));
    }
    return title;
  }

  private void passedOver() {
    var passed = report.passedOver();
    if (!passed.isEmpty()) {
      var ticks =
          passed.size() == 1
              ? "tick " + passed.getFirst()
              : format("ticks %d to %d", passed.getFirst(), passed.getLast());
      sheet.row("before", ticks + " only stopped the loop");
    }
  }

  private void cancelled() {
    var names = report.cancelled();
    if (!names.isEmpty()) {
      sheet.row("cancel", "run(...) asks what is left to stop: " + ColumnText.sentence(names));
    }
  }

  // ---- before the callbacks ----

  private void clock() {
    var explain = lessons.contains(Lesson.NOTHING_READY) ? "nothing was ready: " : "";
    switch (report.clock()) {
      case NOT -> {}
      case JUMPED -> sheet.row("clock", explain + "time jumps to the next timer");
      case SLEPT -> sheet.row("clock", explain + "the loop slept until the next timer");
      case FOR_OUTSIDE -> sheet.row("clock", explain + "the loop waited for the outside");
    }
  }

  private void news() {
    var news = report.news();
    var shown = news.size() > MOST_NEWS ? MOST_NEWS - 1 : news.size();
    news.stream().limit(shown).forEach(what -> news(what));
    if (shown < news.size()) {
      sheet.row("outside", "… and " + ColumnText.count(news.size() - shown) + " more");
    }
  }

  private void news(String what) {
    if (what.startsWith(TickReport.YOU)) {
      sheet.row("what if", new Span("↯ " + what, Style.WARNING));
    } else {
      sheet.row("outside", what);
    }
  }

  private void fired() {
    var timers = report.fired();
    var shown = timers.size() > MOST_FIRED ? MOST_FIRED - 1 : timers.size();
    timers.stream().limit(shown).forEach(timer -> sheet.row("fired", text(timer), timer.place()));
    more(timers.size() - shown, "timer");
  }

  private String text(Timer timer) {
    var set = ", set " + (timer.setIn() == 0 ? "before tick 1" : "in tick " + timer.setIn());
    // no time passes between the start of a tick and its timers, unless it waited for them
    var late = report.fromNanos() - timer.when();
    return late < LATE_NANOS
        ? timer.called() + set
        : format("%s, %s late%s", timer.called(), TimeText.rounded(late), set);
  }

  // ---- the callbacks ----

  private void turns() {
    var turns = report.turns();
    if (turns.isEmpty() && report.part() instanceof Part.Whole) {
      sheet.row("run", "nothing");
      return;
    }
    var told = 0;
    var rows = 0;
    for (var alike : SimilarTurns.groups(turns)) {
      if (rows >= most) {
        sheet.below(
            Style.LABEL,
            format(
                "… and %s, the last is %s",
                Counted.of(turns.size() - told, "more callback"), TurnWords.name(turns.getLast())));
        return;
      }
      for (var turn : alike.told()) {
        turn(turn, alike.times());
        rows++;
      }
      if (alike.more() > 0) {
        var last = alike.last();
        sheet.below(
            Style.LABEL,
            format(
                "… and %s more like these%s",
                ColumnText.count(alike.more()),
                last.kind() == Turn.Kind.TIMER ? "" : ", the last is " + last.name()));
      }
      told += alike.turns().size();
    }
  }

  private void turn(Turn turn, int times) {
    var style = turn.kind() == Turn.Kind.TASK ? Style.NAME : Style.PLAIN;
    // a timer's place stands where it fired
    var place = turn.kind() == Turn.Kind.TIMER ? Optional.<CodePlace>empty() : turn.place();
    sheet.row("run", TurnWords.name(turn), style, TurnWords.sentence(turn, times), place);
    printed(turn.printed());
    explain(turn);
  }

  private void explain(Turn turn) {
    if (turn.ends() instanceof Turn.Ends.GivesWay && lessons.contains(Lesson.GIVES_WAY)) {
      sheet.below(Style.LABEL, "it runs again in the next tick; others may run first");
      lessons.remove(Lesson.GIVES_WAY);
    }
    var held = turn.did(Turn.Deed.Held.class);
    if (held && lessons.contains(Lesson.HOLDS)) {
      sheet.below(Style.LABEL, "nobody else can run meanwhile: a loop has one thread");
      lessons.remove(Lesson.HOLDS);
    }
    if (turn.kind() == Turn.Kind.TIMER && lessons.contains(Lesson.TIMER_WAKES)) {
      sheet.below(Style.LABEL, "a timer only wakes its task, which then waits for its turn");
      lessons.remove(Lesson.TIMER_WAKES);
    }
  }

  private void besides() {
    if (!report.besides().isEmpty()) {
      sheet.row("printed", "outside of the loop's callbacks");
      printed(report.besides());
    }
  }

  private void printed(List<PrintedText> printed) {
    var lines = OutputLines.lines(printed);
    var shown = lines.size() > MOST_PRINTED + 1 ? MOST_PRINTED : lines.size();
    lines.stream().limit(shown).forEach(line -> sheet.printed(line.text(), line.error()));
    if (shown < lines.size()) {
      sheet.below(
          Style.LABEL,
          format("… and %s: output shows all", Counted.of(lines.size() - shown, "more line")));
    }
  }

  private void more(int count, String what) {
    if (count > 0) {
      sheet.below(Style.LABEL, "… and " + Counted.of(count, "more " + what));
    }
  }

  // ---- behind the callbacks ----

  private void deadlock() {
    if (!(report.part() instanceof Part.Deadlock(var waiting))) {
      return;
    }
    sheet.row(
        "stuck",
        List.of(
            new Span("nothing can ever run again", Style.ERROR),
            Span.plain(": no callback is ready, no timer is set")),
        Optional.empty());
    waiting.stream().limit(most).forEach(this::waiting);
    more(waiting.size() - most, "task");
  }

  private void waiting(Waiting task) {
    sheet.row("waiting", task.task(), List.of(Span.plain("for " + task.what())), task.place());
  }

  private boolean explainsQueue() {
    return lessons.contains(Lesson.NEXT_TICK) || onlyStops();
  }

  private boolean onlyStops() {
    return report.ready().first().equals(List.of("stop"));
  }

  private String nextTick() {
    if (onlyStops()) {
      return "the main task is done: the loop stops in the next tick";
    }
    return report.ready().count() == 1
        ? "queued during this tick: it runs in the next one"
        : "queued during this tick: they run in the next one";
  }

  private void queue(String label, Queue queue, String note, boolean explain) {
    if (queue.count() == 0) {
      return;
    }
    var layout = sheet.layout();
    var room = layout.measure() - layout.nameColumn();
    var names = ColumnText.names(queue, room);
    if (!explain) {
      sheet.row(label, new Span(names, Style.NAME));
    } else if (layout.isNarrow() || DisplayWidth.of(names) > layout.nameWidth()) {
      var gap = DisplayWidth.of(names) + 3 + DisplayWidth.of(note) <= room ? " · " : "\n";
      sheet.row(
          label,
          List.of(new Span(names, Style.NAME), new Span(gap + note, Style.LABEL)),
          Optional.empty());
    } else {
      sheet.row(label, names, new Span(note, Style.LABEL));
    }
  }
}
