package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Steps;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Draws what a stepping command did: the ticks, and the state afterwards.
///
/// If that's more than a screenful, only the ticks most worth seeing are drawn, the latest first
/// among equals, and a line stands for those between them.
public final class StopView {

  /// Lines left free on the screen: the command above, the prompt below.
  private static final int AIR = 2;

  private static final int FEWEST_ROWS = 4;
  private static final int MOST_ROWS = 20;

  private final PictureLayout layout;
  private final int height;
  private final LessonsGiven lessons;
  private final Function<CodePlace, Optional<String>> source;

  /// Makes a view for a screen of this height.
  ///
  /// @param lessons remembers what was explained
  /// @param source finds the code on a line of the program
  public StopView(
      PictureLayout layout,
      int height,
      LessonsGiven lessons,
      Function<CodePlace, Optional<String>> source) {
    this.source = source;
    this.layout = layout;
    this.height = height;
    this.lessons = lessons;
  }

  /// Returns the lines.
  public List<StyledLine> lines(StepResult stop) {
    var tail =
        switch (stop) {
          case StepResult.Paused standing -> now(standing);
          case StepResult.Ended ended -> new EndView(layout, source).lines(ended);
          case StepResult.Busy busy -> busy(busy);
        };
    // how a program ended, and what it left behind, is worth more than its last tick
    var least = stop instanceof StepResult.Ended ? 0 : 1;
    var lines = new ArrayList<>(ticks(stop.steps(), height - AIR - tail.size(), least));
    lines.addAll(tail);
    stop.capNotice().ifPresent(notice -> lines.addAll(ListViews.nothing(layout, "output", notice)));
    return lines;
  }

  private List<StyledLine> ticks(Steps steps, int room, int least) {
    var most = Math.clamp((room - 7) / 2, FEWEST_ROWS, MOST_ROWS);
    var ticks = steps.ticks();
    var shown = chosen(steps, room, most, least);
    var lines = new ArrayList<StyledLine>();
    Set<Lesson> explained = EnumSet.noneOf(Lesson.class);
    var skipped = steps.skipped();
    var isFirst = true;
    for (var i = 0; i < ticks.size(); i++) {
      var report = ticks.get(i);
      if (!shown.get(i)) {
        skipped = skipped.and(report);
        continue;
      }
      leftOut(skipped, isFirst, lines);
      skipped = Steps.Skipped.NONE;
      isFirst = false;
      if (!lines.isEmpty()) {
        lines.add(StyledLine.EMPTY);
      }
      lines.addAll(TickView.lines(report, layout, most, lessons.give(report, explained)));
    }
    leftOut(skipped, isFirst, lines);
    return lines;
  }

  /// Returns which ticks to draw: those most worth seeing, and of equal ones the latest, as long as
  /// there's room.
  ///
  /// @param least how many of them to draw even if there isn't
  private BitSet chosen(Steps steps, int room, int most, int least) {
    var ticks = steps.ticks();
    var chosen = new BitSet();
    var order =
        IntStream.range(0, ticks.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> TickWorth.of(ticks.get(i)))
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .toList();
    var sizes = new int[ticks.size()];
    var explained = EnumSet.noneOf(Lesson.class);
    for (var i : order) {
      var report = ticks.get(i);
      var alsoExplained = EnumSet.copyOf(explained);
      var offered = lessons.offer(report, alsoExplained);
      sizes[i] = TickView.lines(report, layout, most, offered).size();
      chosen.set(i);
      if (chosen.cardinality() <= least || rows(chosen, sizes, steps.skipped()) <= room) {
        explained = alsoExplained;
        continue;
      }
      chosen.clear(i);
      if (TickWorth.of(report) == TickWorth.USUAL) {
        break; // so that usual ticks are drawn without holes
      }
    }
    return chosen;
  }

  /// Returns how many rows the chosen ticks take, with the lines for those between them.
  private static int rows(BitSet chosen, int[] sizes, Steps.Skipped before) {
    var rows = 0;
    var gap = before.ticks() > 0;
    for (var i = 0; i < sizes.length; i++) {
      if (!chosen.get(i)) {
        gap = true;
        continue;
      }
      rows += gap ? below(rows) + 1 : 0;
      rows += below(rows) + sizes[i];
      gap = false;
    }
    return rows + (gap ? below(rows) + 1 : 0);
  }

  /// Returns how many blank lines come before what is drawn below so many rows.
  private static int below(int rows) {
    return rows == 0 ? 0 : 1;
  }

  private static void leftOut(Steps.Skipped skipped, boolean isFirst, List<StyledLine> lines) {
    if (skipped.ticks() == 0) {
      return;
    }
    var text =
        format(
            "… %s%s: %s, printed %s. output and trace show them",
            Counted.of(skipped.ticks(), "tick"),
            isFirst ? " before" : " left out",
            Counted.of(skipped.callbacks(), "callback"),
            Counted.of(skipped.prints(), "time"));
    if (!isFirst) {
      lines.add(StyledLine.EMPTY);
    }
    lines.add(StyledLine.of("  " + text, Style.LABEL));
  }

  private List<StyledLine> now(StepResult.Paused standing) {
    var sheet = new PictureRows(layout);
    sheet.printedOutside(OutputLines.lines(standing.printed()));
    if (standing.steps().ticks().isEmpty() && standing.where().tick() > 0) {
      sheet.row("run", "nothing: nothing is due so early");
    }
    if (standing.timerCount() > 0) {
      timers(standing, sheet);
    }
    return sheet.lines();
  }

  private void timers(StepResult.Paused standing, PictureRows sheet) {
    var room = layout.measure() - layout.nameColumn();
    var entries =
        standing.timers().stream()
            .map(timer -> TimeText.point(timer.when()) + " " + timer.owner().orElse(timer.what()))
            .toList();
    sheet.row("timers", ColumnText.list(entries, standing.timerCount(), " · ", room));
  }

  private List<StyledLine> busy(StepResult.Busy busy) {
    var sheet = new PictureRows(layout);
    var what =
        busy.isInLoop()
            ? busy.at().isPresent()
                ? "the program is still in this callback"
                : "the loop still waits: for a timer, a thread, or a socket"
            : "the program is still at work outside of any loop";
    if (!busy.steps().ticks().isEmpty()) {
      sheet.add(StyledLine.EMPTY);
    }
    sheet.row("busy", List.of(new Span(what, Style.WARNING)), busy.at());
    busy.at().ifPresent(place -> sheet.code(place, source, "▸ "));
    busy.threads().forEach(thread -> sheet.row("", thread));
    sheet.row("", "tick: wait more · restart: start over · unload: end it");
    return sheet.lines();
  }

  /// Returns the word for how a program ended: `finished`.
  public static String word(Ending how) {
    return switch (how) {
      case Ending.Finished _ -> "finished";
      case Ending.Exited(var status) -> "exited with " + status;
      case Ending.Threw _ -> "failed";
      case Ending.Stopped _ -> "stopped";
    };
  }
}
