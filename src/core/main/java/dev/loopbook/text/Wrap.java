package dev.loopbook.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks styled text into lines of a given width.
///
/// No line is wider than asked: a word that is too long is cut. Only a single character wider than
/// the whole line sticks out.
public final class Wrap {

  private static final Span CONTINUED = new Span("↪ ", Style.RULE);

  private Wrap() {}

  /// Returns prose, broken at blanks.
  ///
  /// Blanks that follow each other count as one, a line break in a span is kept, and a no-break
  /// space is never a place to break. An empty text makes no line.
  ///
  /// @param width columns of a line, at least 1
  public static List<StyledLine> words(List<Span> text, int width) {
    return new WordWrap(width).wrap(text);
  }

  /// Returns one line of code, cut where the width ends, at a blank if one is near; each further
  /// line opens with `↪`.
  ///
  /// @param width columns of a line, at least 1
  public static List<StyledLine> code(List<Span> line, int width) {
    var whole = new StyledLine(line);
    if (whole.width() <= width) {
      return List.of(whole);
    }
    var lines = new ArrayList<StyledLine>();
    // the mark is only worth its columns if some text still fits beside it
    var mark = width > 2 * CONTINUED.width();
    var rest = whole.spans();
    while (!rest.isEmpty()) {
      var marked = mark && !lines.isEmpty();
      var cut = cutAfter(" ", rest, marked ? width - CONTINUED.width() : width);
      var head = new StyledLine(cut.head());
      lines.add(marked ? head.after(CONTINUED) : head);
      rest = cut.tail();
    }
    return lines;
  }

  /// Returns a text cut in two, the first part as long as fits the width but never empty.
  static Cut cut(List<Span> text, int width) {
    var head = new ArrayList<Span>();
    var tail = new ArrayList<Span>();
    var used = 0;
    var full = false;
    for (var span : text) {
      var end = 0;
      while (!full && end < span.text().length()) {
        var codePoint = span.text().codePointAt(end);
        var columns = DisplayWidth.of(codePoint);
        if (columns > 0 && used > 0 && used + columns > width) {
          full = true;
        } else {
          used += columns;
          end += Character.charCount(codePoint);
        }
      }
      if (end > 0) {
        head.add(new Span(span.text().substring(0, end), span.style()));
      }
      if (end < span.text().length()) {
        tail.add(new Span(span.text().substring(end), span.style()));
      }
    }
    return new Cut(head, tail);
  }

  /// Returns a text cut in two like [#cut], but behind one of these characters, unless that would
  /// leave less than half of the line.
  static Cut cutAfter(String characters, List<Span> text, int width) {
    var cut = cut(text, width);
    var head = new StyledLine(cut.head()).plain();
    var end = head.length();
    while (end > 0 && characters.indexOf(head.charAt(end - 1)) < 0) {
      end--;
    }
    return cut.tail().isEmpty() || 2 * end <= head.length()
        ? cut
        : cut(text, DisplayWidth.of(head.substring(0, end)));
  }

  /// A text in two parts.
  record Cut(List<Span> head, List<Span> tail) {}
}
