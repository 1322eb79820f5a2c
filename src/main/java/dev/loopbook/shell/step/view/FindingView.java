package dev.loopbook.shell.step.view;

import dev.loopbook.shell.step.engine.Place;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws what a program left behind: what, where, and the mend.
final class FindingView {

  private FindingView() {}

  static void add(Finding finding, Function<Place, Optional<String>> source, Sheet sheet) {
    sheet.newRow();
    sheet.row("left", List.of(new Span("⚠ " + finding.what(), Style.WARNING)), Optional.empty());
    for (var spot : finding.spots()) {
      var place = Place.of(spot.place());
      sheet.row("", spot.role(), Optional.of(place));
      source.apply(place).map(String::strip).ifPresent(code -> code(code, sheet));
    }
    var line =
        finding.spots().stream().findFirst().flatMap(spot -> source.apply(Place.of(spot.place())));
    sheet.row("", finding.mend(line), Optional.empty());
    finding
        .chapter()
        .ifPresent(
            chapter -> sheet.row("", List.of(new Span(chapter, Style.LABEL)), Optional.empty()));
  }

  private static void code(String code, Sheet sheet) {
    var layout = sheet.layout();
    var room = layout.measure() - layout.nameColumn() - 2;
    var line = new ArrayList<Span>();
    line.add(Span.plain(" ".repeat(layout.nameColumn() + 2)));
    line.addAll(JavaHighlighter.highlight(List.of(Texts.cut(code, room))).getFirst().spans());
    sheet.add(new StyledLine(line));
  }
}
