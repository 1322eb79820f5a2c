package dev.loopbook.text;

import java.util.ArrayList;
import java.util.List;

/// One wrapping of prose: words are gathered, and each goes on the line where it fits.
final class WordWrap {

  /// Where a word that must be cut is best cut: addresses and code have these within.
  private static final String PUNCTUATION = "/.,-_(=&?";

  private final int width;
  private final List<StyledLine> lines = new ArrayList<>();

  /// The line being filled, its width, and the word being read, which may change style within.
  private List<Span> line = new ArrayList<>();

  private int used;
  private List<Span> word = new ArrayList<>();

  /// The style of the blank that stands before the word, so that a wrapped link or code span has no
  /// gaps.
  private Style blank = Style.PLAIN;

  WordWrap(int width) {
    this.width = Math.max(1, width);
  }

  List<StyledLine> wrap(List<Span> text) {
    for (var span : text) {
      read(span);
    }
    endWord(Style.PLAIN);
    if (!line.isEmpty()) {
      endLine();
    }
    return lines;
  }

  private void read(Span span) {
    var from = 0;
    var text = span.text();
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      if (character != ' ' && character != '\t' && character != '\n') {
        continue;
      }
      add(text.substring(from, at), span.style());
      endWord(span.style());
      if (character == '\n') {
        endLine();
      }
      from = at + 1;
    }
    add(text.substring(from), span.style());
  }

  private void add(String part, Style style) {
    if (!part.isEmpty()) {
      word.add(new Span(part, style));
    }
  }

  /// Adds the word to the line it fits on; `next` is the style of the blank after it.
  private void endWord(Style next) {
    if (word.isEmpty()) {
      return;
    }
    var columns = word.stream().mapToInt(Span::width).sum();
    if (!line.isEmpty() && used + 1 + columns > width) {
      endLine();
    }
    while (columns > width) {
      var cut = Wrap.cutAfter(PUNCTUATION, word, width);
      if (cut.tail().isEmpty()) {
        break;
      }
      lines.add(new StyledLine(cut.head()));
      word = new ArrayList<>(cut.tail());
      columns = word.stream().mapToInt(Span::width).sum();
    }
    if (!line.isEmpty()) {
      // a blank between two styles belongs to neither
      line.add(new Span(" ", blank == word.getFirst().style() ? blank : Style.PLAIN));
      used++;
    }
    line.addAll(word);
    used += columns;
    word = new ArrayList<>();
    blank = next;
  }

  private void endLine() {
    lines.add(new StyledLine(line));
    line = new ArrayList<>();
    used = 0;
  }
}
