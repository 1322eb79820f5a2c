package dev.loopbook.shell.session;

import dev.loopbook.text.DisplayWidth;

/// Counts the rows that a text takes on a terminal, which breaks what is too wide for one.
final class RowCount {
  private static final int ESCAPE = 0x1b;

  private int rows;
  private int column;
  private boolean inEscape;

  /// Returns the rows so far, the unfinished one included.
  int rows() {
    return rows + (column > 0 ? 1 : 0);
  }

  void reset() {
    rows = 0;
    column = 0;
  }

  /// Adds a text, colours and all, on a terminal of this width.
  void add(String text, int width) {
    text.codePoints().forEach(c -> add(c, width));
  }

  private void add(int c, int width) {
    if (inEscape) {
      inEscape = !Character.isLetter(c); // which ends a colour
    } else if (c == ESCAPE) {
      inEscape = true;
    } else if (c == '\n') {
      rows++;
      column = 0;
    } else if (c == '\r') {
      column = 0;
    } else {
      advance(DisplayWidth.of(c), width);
    }
  }

  private void advance(int columns, int width) {
    if (column + columns > width) {
      rows++;
      column = 0;
    }
    column += columns;
  }
}
