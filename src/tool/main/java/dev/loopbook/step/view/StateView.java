package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.io.Network.Descriptor;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.LoopSnapshot.Open;
import dev.loopbook.step.LoopSnapshot.Queued;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.step.Turn;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Draws a paused loop on one screen: what's ready, the timers, who waits, who's done, what was
/// printed.
public final class StateView {

  private static final int SECTIONS = 4;
  private static final int FEWEST_ROWS = 3;
  private static final int MOST_ROWS = 12;

  private final LoopSnapshot loop;
  private final List<PrintedText> output;
  private final PictureRows sheet;
  private final int most;

  private StateView(LoopSnapshot loop, List<PrintedText> output, PictureLayout layout, int height) {
    this.loop = loop;
    this.output = output;
    this.sheet = new PictureRows(layout.withNames(names(loop)));
    var sections = SECTIONS + (loop.open().isEmpty() ? 0 : 1);
    this.most = Math.clamp((height - 6) / sections, FEWEST_ROWS, MOST_ROWS);
  }

  /// Returns the lines.
  ///
  /// @param output what the program printed
  /// @param height lines of the screen
  public static List<StyledLine> lines(
      LoopSnapshot loop, List<PrintedText> output, PictureLayout layout, int height) {
    return new StateView(loop, output, layout, height).draw();
  }

  private static List<String> names(LoopSnapshot loop) {
    return Stream.of(
            loop.left().stream().map(Queued::name),
            loop.ready().stream().map(Queued::name),
            loop.waiting().stream().map(Waiting::task),
            loop.timers().stream().map(timer -> TimeText.point(timer.when())),
            loop.sockets().stream().map(Descriptor::interest))
        .flatMap(names -> names)
        .toList();
  }

  private List<StyledLine> draw() {
    sheet.rule(title(), TimeText.point(loop.where().nanos()) + " s");
    if (!loop.left().isEmpty()) {
      section("LEFT", loop.left(), this::queued, "ready");
    }
    section("READY", loop.ready(), this::queued, "ready");
    section("TIMERS", loop.timers(), this::timer, "timers");
    section("WAITING", loop.waiting(), this::waiting, "tasks");
    if (!loop.open().isEmpty()) {
      section("OPEN", loop.open(), this::open, "trace");
    }
    if (loop.outside() > 0) {
      sheet.row("OUTSIDE", Counted.of(loop.outside(), "job") + " on other threads, under way");
    }
    sockets();
    done();
    printed();
    return sheet.lines();
  }

  private List<Span> title() {
    var where = loop.where();
    var of = where.loops() > 1 ? " of loop " + where.loop() : "";
    if (where.tick() == 0) {
      return List.of(new Span("before tick 1", Style.HEADING), Span.plain(of));
    }
    return List.of(
        new Span(
            (loop.left().isEmpty() ? "after tick " : "in tick ") + where.tick(), Style.HEADING),
        Span.plain(of));
  }

  private <T> void section(String label, List<T> rows, Consumer<T> draw, String command) {
    if (rows.isEmpty()) {
      sheet.row(label, new Span("–", Style.LABEL));
      return;
    }
    var shown = rows.size() > most ? most - 1 : rows.size();
    current = label;
    rows.stream().limit(shown).forEach(draw);
    if (shown < rows.size()) {
      sheet.row(
          label,
          new Span(
              format(
                  "… and %s more: %s lists them", ColumnText.count(rows.size() - shown), command),
              Style.LABEL));
    }
  }

  // The label of the section being drawn.
  private String current = "";

  private void queued(Queued handle) {
    sheet.row(current, handle.name(), List.of(Span.plain(handle.what())), handle.place());
  }

  private void timer(Timer timer) {
    sheet.row(
        current,
        TimeText.point(timer.when()),
        Style.NUMBER,
        List.of(Span.plain(timer.called())),
        timer.place());
  }

  private void waiting(Waiting task) {
    var place = task.place().map(at -> DisplayWidth.of(at.toString()) + 2).orElse(0);
    var room = sheet.layout().measure() - sheet.layout().textColumn() - place;
    sheet.row(
        current,
        task.task(),
        List.of(Span.plain(sheet.layout().fitted(task.what(), Math.max(20, room)))),
        task.place());
  }

  private void open(Open thing) {
    sheet.row(current, thing.what(), thing.place());
  }

  private void sockets() {
    var sockets = loop.sockets();
    var shown = sockets.size() > most ? most - 1 : sockets.size();
    sockets.stream().limit(shown).forEach(this::socket);
    if (shown < sockets.size()) {
      sheet.row(
          "SOCKETS",
          new Span(format("… and %s more", ColumnText.count(sockets.size() - shown)), Style.LABEL));
    }
  }

  private void socket(Descriptor socket) {
    var interest = socket.interest().isEmpty() ? "idle" : socket.interest();
    sheet.row("SOCKETS", interest, Span.plain(socket.what()));
  }

  private void done() {
    var names = loop.done().reversed().stream().map(StateView::doneWord).toList();
    var room = sheet.layout().measure() - sheet.layout().nameColumn();
    sheet.row(
        "DONE",
        names.isEmpty() ? "–" : ColumnText.list(names, (int) loop.doneCount(), " · ", room));
  }

  private static String doneWord(DoneTask task) {
    return switch (task.how()) {
      case Turn.Ends.Fails _ -> task.name() + " (failed)";
      case Turn.Ends.IsCancelled _ -> task.name() + " (cancelled)";
      default -> task.name();
    };
  }

  /// Draws the last lines of the output in one row; the `output` command shows all of it.
  private void printed() {
    var lines = OutputLines.lines(output).stream().map(OutputLines.Line::text).toList();
    var room = sheet.layout().measure() - sheet.layout().nameColumn();
    sheet.row("OUTPUT", lines.isEmpty() ? "–" : lastOnes(lines, room));
  }

  private static String lastOnes(List<String> lines, int room) {
    var text = Shorten.toColumns(lines.getLast(), room - 4);
    for (var i = lines.size() - 2; i >= 0; i--) {
      var longer = lines.get(i) + " · " + text;
      if (DisplayWidth.of(longer) > room - (i == 0 ? 0 : 4)) {
        return "… · " + text;
      }
      text = longer;
    }
    return text;
  }
}
