package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rows of a picture, one below the other in a layout's columns.
final class PictureRows {

  /// The least width for a text with a place beside it; with less, the place goes after the text.
  private static final int LEAST_TEXT = 20;

  private final PictureLayout layout;
  private final List<StyledLine> lines = new ArrayList<>();
  private String lastLabel = "";

  PictureRows(PictureLayout layout) {
    this.layout = layout;
  }

  PictureLayout layout() {
    return layout;
  }

  List<StyledLine> lines() {
    return lines;
  }

  void add(StyledLine line) {
    lines.add(line);
  }

  void rule(List<Span> title, String note) {
    lines.add(layout.rule(title, note));
    lastLabel = "";
  }

  /// Adds a row without a name: the text starts where names do.
  void row(String label, List<Span> text, Optional<CodePlace> place) {
    body(label(label), text, place.map(CodePlace::toString), layout.nameColumn());
  }

  void row(String label, String text, Optional<CodePlace> place) {
    row(label, List.of(Span.plain(text)), place);
  }

  void row(String label, String text) {
    row(label, text, Optional.empty());
  }

  void row(String label, Span text) {
    row(label, List.of(text), Optional.empty());
  }

  void row(String label, String name, Span text) {
    row(label, name, List.of(text), Optional.empty());
  }

  /// Adds a row; a name that's too wide is cut.
  void row(String label, String name, List<Span> text, Optional<CodePlace> place) {
    row(label, name, Style.NAME, text, place);
  }

  void row(String label, String name, Style style, List<Span> text, Optional<CodePlace> place) {
    rowWithNote(label, name, style, text, place.map(CodePlace::toString));
  }

  /// Adds a row with something other than a place on the right.
  void row(String label, String name, Style style, List<Span> text, String note) {
    rowWithNote(label, name, style, text, Optional.of(note));
  }

  private void rowWithNote(
      String label, String name, Style style, List<Span> text, Optional<String> shown) {
    var lead = new ArrayList<>(label(label));
    if (layout.isNarrow()) {
      var all = new ArrayList<Span>();
      all.add(new Span(layout.fitted(name, layout.measure() / 2), style));
      all.add(Span.plain(" "));
      all.addAll(text);
      body(lead, all, shown, layout.textColumn());
      return;
    }
    var cut = layout.fitted(name, layout.nameWidth());
    lead.add(new Span(cut, style));
    lead.add(Span.plain(" ".repeat(Math.max(2, layout.nameWidth() + 2 - DisplayWidth.of(cut)))));
    body(lead, text, shown, layout.textColumn());
  }

  /// Adds a line below a row, in its text column.
  void below(Style style, String text) {
    below(List.of(new Span(text, style)));
  }

  void below(List<Span> text) {
    body(blank(layout.textColumn()), text, Optional.empty(), layout.textColumn());
  }

  /// Adds a line of the program's code, in the name column.
  ///
  /// @param mark two columns before the code
  void code(CodePlace place, Function<CodePlace, Optional<String>> source, String mark) {
    var code = source.apply(place).map(String::strip).orElse("");
    if (code.isEmpty()) {
      return;
    }
    var line = new ArrayList<Span>();
    line.add(Span.plain(" ".repeat(Math.max(0, layout.nameColumn() - 2))));
    line.add(new Span(mark, Style.STRONG));
    var room = layout.measure() - layout.nameColumn();
    line.addAll(JavaHighlighter.highlight(List.of(layout.fitted(code, room))).getFirst().spans());
    lines.add(new StyledLine(line));
  }

  /// Adds what a task or a callback printed, after a bar, below the row.
  void printed(String line, boolean error) {
    printed(line, error, layout.textColumn());
  }

  /// Adds what was printed outside any loop, after a bar at the margin, so that a report with
  /// columns of its own keeps them.
  void printedOutside(List<OutputLines.Line> printed) {
    if (!printed.isEmpty()) {
      row("printed", "outside of any loop");
      printed.forEach(line -> printed(line.text(), line.error(), layout.margin()));
    }
  }

  private void printed(String line, boolean error, int column) {
    printed(blank(column), line, error, column);
  }

  /// Adds a line of output after a label.
  void printed(String label, OutputLines.Line line) {
    printed(label(label), line.text(), line.error(), layout.nameColumn());
  }

  private void printed(List<Span> lead, String line, boolean error, int column) {
    var style = error ? Style.ERROR : Style.OUTPUT;
    var room = Math.max(4, layout.measure() - column - 2);
    var before = lead;
    for (var part : LongText.output(new Span(line, style), room, layout)) {
      var spans = new ArrayList<>(before);
      spans.add(new Span("│ ", Style.RULE));
      spans.addAll(part.spans());
      lines.add(new StyledLine(spans));
      before = blank(column);
    }
  }

  /// Makes the next row show its label, whatever is above it.
  void newRow() {
    lastLabel = "";
  }

  /// Returns the label, or blanks if the row before had the same.
  private List<Span> label(String label) {
    var shown = label.equals(lastLabel) ? "" : label;
    lastLabel = label;
    return List.of(
        Span.plain(" ".repeat(layout.margin())),
        new Span(Shorten.pad(shown, layout.labelWidth()), Style.LABEL));
  }

  private static List<Span> blank(int columns) {
    return List.of(Span.plain(" ".repeat(columns)));
  }

  /// Adds a text after its lead, wrapped to its column, with the place to the right of the first
  /// line, or after the text if that's too narrow.
  private void body(List<Span> lead, List<Span> text, Optional<String> place, int column) {
    var room = Math.max(1, layout.measure() - column);
    var beside = room - place.map(shown -> DisplayWidth.of(shown) + 2).orElse(0);
    var apart = place.isPresent() && !layout.isNarrow() && beside >= LEAST_TEXT;
    var all = new ArrayList<>(text);
    if (place.isPresent() && !apart) {
      all.add(new Span(" (" + place.get() + ")", Style.LABEL));
    }
    var wrapped = LongText.sentence(all, apart ? beside : room, layout);
    for (var i = 0; i < Math.max(1, wrapped.size()); i++) {
      var spans = new ArrayList<>(i == 0 ? lead : blank(column));
      if (!wrapped.isEmpty()) {
        spans.addAll(wrapped.get(i).spans());
      }
      if (i == 0 && apart) {
        var used = spans.stream().mapToInt(Span::width).sum();
        var shown = place.get();
        spans.add(
            Span.plain(" ".repeat(Math.max(2, layout.measure() - used - DisplayWidth.of(shown)))));
        spans.add(new Span(shown, Style.LABEL));
      }
      lines.add(new StyledLine(spans).stripTrailing());
    }
  }
}
