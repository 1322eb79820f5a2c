package dev.loopbook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One line for a terminal: spans from left to right, without the line break.
///
/// Neighbours of one style are joined and empty spans are dropped, so two lines that look the same
/// are equal.
///
/// @param spans the pieces of the line
public record StyledLine(List<Span> spans) {

  /// The line with nothing on it.
  public static final StyledLine EMPTY = new StyledLine(List.of());

  /// Joins neighbours of one style.
  public StyledLine {
    var joined = new ArrayList<Span>();
    for (var span : spans) {
      if (span.text().isEmpty()) {
        continue;
      }
      if (!joined.isEmpty() && joined.getLast().style() == span.style()) {
        var before = joined.removeLast();
        joined.add(new Span(before.text() + span.text(), span.style()));
      } else {
        joined.add(span);
      }
    }
    spans = List.copyOf(joined);
  }

  /// Returns the line made of these spans.
  public static StyledLine of(Span... spans) {
    return new StyledLine(List.of(spans));
  }

  /// Returns a line of one style.
  public static StyledLine of(String text, Style style) {
    return of(new Span(text, style));
  }

  /// Returns the line's text without any style.
  public String plain() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  /// Returns how many terminal columns the line takes.
  public int width() {
    return spans.stream().mapToInt(Span::width).sum();
  }

  /// Returns this line with a prefix before it.
  public StyledLine after(Span prefix) {
    var all = new ArrayList<Span>();
    all.add(prefix);
    all.addAll(spans);
    return new StyledLine(all);
  }

  /// Returns this line, or as much of its beginning as leaves room for a `…` in these columns.
  public StyledLine shortened(int columns) {
    if (width() <= columns) {
      return this;
    }
    var head = new StyledLine(Wrap.cut(spans, Math.max(1, columns - 1)).head()).stripTrailing();
    var all = new ArrayList<>(head.spans());
    all.add(new Span("…", Style.LABEL));
    return new StyledLine(all);
  }

  /// Returns this line without the blanks at its end.
  public StyledLine stripTrailing() {
    var kept = new ArrayList<>(spans);
    while (!kept.isEmpty()) {
      var last = kept.removeLast();
      var text = last.text().stripTrailing();
      if (!text.isEmpty()) {
        kept.add(new Span(text, last.style()));
        break;
      }
    }
    return new StyledLine(kept);
  }
}
