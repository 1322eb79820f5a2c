package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.StopHit;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws what a program was stopped for, besides the goal of the step, and what has changed since
/// the last stop, and where the loop was held.
public final class StopHitView {

  private StopHitView() {}

  /// Returns the lines.
  ///
  /// @param label what asked for the stop: `break 2`; empty if the command itself did
  /// @param source finds the code on a line of the program
  public static List<StyledLine> lines(
      StopHit hit,
      String label,
      Function<CodePlace, Optional<String>> source,
      PictureLayout layout) {
    var sheet = new PictureRows(layout);
    var by = label.isEmpty() ? "" : " · " + label;
    sheet.row("stop", List.of(Span.plain(hit.what()), new Span(by, Style.LABEL)), hit.place());
    hit.place().ifPresent(place -> sheet.code(place, source, "▸ "));
    return sheet.lines();
  }

  /// Returns the lines on a callback that made the loop wait in real time. A virtual clock stands
  /// still meanwhile, so nothing else shows that.
  public static List<StyledLine> held(
      Finding.LoopHeld held, Function<CodePlace, Optional<String>> source, PictureLayout layout) {
    var sheet = new PictureRows(layout);
    var place = held.held().map(CodePlace::of);
    sheet.row("held", List.of(new Span("⚠ " + held.what(), Style.WARNING)), place);
    place.ifPresent(line -> sheet.code(line, source, "▸ "));
    return sheet.lines();
  }

  /// Returns the line on a value that has changed.
  ///
  /// @param before its text at the last stop; nothing if this is the first
  public static List<StyledLine> changed(
      String expression, Optional<String> before, String now, PictureLayout layout) {
    var sheet = new PictureRows(layout.withNames(List.of(expression)));
    sheet.row("watch", expression, Span.plain(before.map(old -> old + " → ").orElse("") + now));
    return sheet.lines();
  }
}
