package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TickReport;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;

/// Draws two runs of a program side by side, from the first tick in which they differ.
public final class CompareView {

  private static final int GAP = 2;

  private final PictureLayout layout;
  private final int column;
  private final List<StyledLine> lines = new ArrayList<>();

  private CompareView(PictureLayout layout) {
    this.layout = layout;
    this.column = (layout.measure() - layout.margin() - GAP) / 2;
  }

  /// One of the two runs.
  ///
  /// @param ticks its ticks from the first difference on
  /// @param output the first lines of its output that the other doesn't have there
  /// @param end how it ended, in a few words
  public record Side(List<TickReport> ticks, List<String> output, String end) {
    /// Copies the lists.
    public Side {
      ticks = List.copyOf(ticks);
      output = List.copyOf(output);
    }
  }

  /// Returns the lines.
  ///
  /// @param changes what was changed, in words that follow "you"
  public static List<StyledLine> lines(
      Side without, Side with, List<String> changes, PictureLayout layout) {
    return new CompareView(layout).draw(without, with, changes);
  }

  private List<StyledLine> draw(Side without, Side with, List<String> changes) {
    var first = with.ticks().isEmpty() ? without.ticks() : with.ticks();
    var where =
        first.isEmpty()
            ? "no difference in what ran"
            : "first difference: tick " + first.getFirst().tick();
    lines.add(layout.rule(List.of(new Span("compare", Style.HEADING)), where));
    for (var change : changes) {
      lines.add(StyledLine.of(" ".repeat(layout.margin()) + "↯ you " + change, Style.WARNING));
    }
    row("without it", "with it", Style.LABEL);
    for (var at = 0; at < Math.max(without.ticks().size(), with.ticks().size()); at++) {
      rows(cells(without.ticks(), at), cells(with.ticks(), at), Style.PLAIN);
    }
    if (!without.output().equals(with.output())) {
      row("first difference in the output", "", Style.LABEL);
      rows(printed(without.output()), printed(with.output()), Style.OUTPUT);
    }
    row("the end", "", Style.LABEL);
    row(without.end(), with.end(), Style.PLAIN);
    return lines;
  }

  private static List<String> printed(List<String> output) {
    return output.isEmpty() ? List.of("nothing more") : output.stream().map(l -> "│ " + l).toList();
  }

  private static List<String> cells(List<TickReport> ticks, int at) {
    return at < ticks.size() ? cells(ticks.get(at)) : List.of();
  }

  private static List<String> cells(TickReport report) {
    var cells = new ArrayList<String>();
    var head = format("tick %d  %s s", report.tick(), TimeText.point(report.toNanos()));
    cells.add(head);
    for (var turn : report.turns()) {
      cells.add("  " + TurnWords.name(turn) + " " + TurnWords.sentence(turn));
      turn.printed().forEach(text -> printed(text, cells));
    }
    report.besides().forEach(text -> printed(text, cells));
    return cells;
  }

  private static void printed(PrintedText text, List<String> cells) {
    text.text().lines().forEach(line -> cells.add("  │ " + line));
  }

  private void rows(List<String> left, List<String> right, Style style) {
    for (var at = 0; at < Math.max(left.size(), right.size()); at++) {
      row(at < left.size() ? left.get(at) : "", at < right.size() ? right.get(at) : "", style);
    }
  }

  private void row(String left, String right, Style style) {
    var line =
        " ".repeat(layout.margin())
            + Shorten.pad(Shorten.toColumns(left, column), column)
            + " ".repeat(GAP)
            + Shorten.toColumns(right, column);
    lines.add(StyledLine.of(line.stripTrailing(), style));
  }
}
