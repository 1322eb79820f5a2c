package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.step.PrintedText;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws what a program printed, with the ticks in which it was printed.
public final class OutputView {

  private OutputView() {}

  /// What was printed in one tick, or between two.
  ///
  /// @param tick the tick; 0 outside any loop
  /// @param printed what was printed, piece by piece
  public record InTick(long tick, List<PrintedText> printed) {}

  /// Returns the last lines.
  ///
  /// @param most the most lines of output
  /// @param notice a sentence about dropped output, if any
  public static List<StyledLine> lines(
      List<InTick> output, int most, Optional<String> notice, PictureLayout layout) {
    if (output.isEmpty()) {
      return ListViews.nothing(layout, "output", "nothing was printed yet");
    }
    var rows = new ArrayList<Row>();
    for (var inTick : output) {
      for (var line : OutputLines.lines(inTick.printed())) {
        rows.add(new Row(inTick.tick(), line));
      }
    }
    var sheet = new PictureRows(layout);
    var left = Math.max(0, rows.size() - most);
    if (left > 0) {
      sheet.row(
          "",
          new Span(
              format("… %s before: output %d shows all", Counted.of(left, "line"), rows.size()),
              Style.LABEL));
    }
    for (var row : rows.subList(left, rows.size())) {
      sheet.printed(label(row.tick()), row.line());
    }
    notice.ifPresent(words -> sheet.row("", words));
    return sheet.lines();
  }

  private static String label(long tick) {
    var words = tick == 0 ? "outside" : "tick " + tick;
    return words.length() < 8 ? words : Long.toString(tick);
  }

  private record Row(long tick, OutputLines.Line line) {}
}
