package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.watch.CountedFinding;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws a finding on what a program left undone: what, where, and the fix.
final class FindingView {

  private FindingView() {}

  static void add(
      CountedFinding counted, Function<CodePlace, Optional<String>> source, PictureRows sheet) {
    var finding = counted.finding();
    sheet.newRow();
    sheet.row("left", new Span("⚠ " + counted.what(), Style.WARNING));
    finding.spots().forEach(spot -> add(spot, source, sheet));
    var line =
        finding.spots().stream()
            .findFirst()
            .flatMap(spot -> source.apply(CodePlace.of(spot.place())));
    sheet.row("", finding.fix(line));
    finding.chapter().ifPresent(chapter -> sheet.row("", new Span(chapter, Style.LABEL)));
    counted.others().ifPresent(others -> sheet.row("left", new Span("⚠ " + others, Style.WARNING)));
  }

  private static void add(
      Finding.Spot spot, Function<CodePlace, Optional<String>> source, PictureRows sheet) {
    var place = CodePlace.of(spot.place());
    var layout = sheet.layout();
    var words = spot.role() + ": ";
    var room =
        layout.measure()
            - layout.nameColumn()
            - DisplayWidth.of(words)
            - DisplayWidth.of(place.toString())
            - 2;
    var text = new ArrayList<Span>();
    text.add(new Span(words, Style.LABEL));
    var code = source.apply(place).map(String::strip).orElse("");
    if (room >= DisplayWidth.of(code) || room > 20) {
      text.addAll(JavaHighlighter.highlight(List.of(layout.fitted(code, room))).getFirst().spans());
    }
    sheet.row("", text, Optional.of(place));
  }
}
