package dev.loopbook.step.view;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// Breaks what a program printed, or what is said about it, into the rows of a picture.
///
/// One long line must not push everything else off the screen, so it's cut after a few rows, with a
/// word on how much is missing. A pipe has no screen, and nothing is cut there.
final class LongText {

  private static final int MOST_ROWS = 4;

  /// What [Wrap#code] puts before each further row: a mark and a blank.
  private static final int MARK = 2;

  private LongText() {}

  /// Returns the rows of a sentence, broken at blanks.
  static List<StyledLine> sentence(List<Span> text, int width, PictureLayout layout) {
    var rows = Wrap.words(text, width);
    // a narrow screen needs more rows for what isn't long
    return layout.isNarrow() || fits(rows, layout) ? rows : cut(rows, "… and more");
  }

  /// Returns the rows of a line of output, which keeps its blanks.
  static List<StyledLine> output(Span line, int width, PictureLayout layout) {
    if (!layout.cuts()) {
      return List.of(StyledLine.of(line));
    }
    var rows = Wrap.code(List.of(line), width);
    if (fits(rows, layout)) {
      return rows;
    }
    var shown = kept(rows).stream().mapToInt(row -> row.plain().length() - MARK).sum() + MARK;
    var missing = Counted.of(line.text().length() - shown, "more character");
    return cut(rows, "… and " + missing);
  }

  private static boolean fits(List<StyledLine> rows, PictureLayout layout) {
    return !layout.cuts() || rows.size() <= MOST_ROWS;
  }

  private static List<StyledLine> cut(List<StyledLine> rows, String word) {
    var cut = new ArrayList<>(kept(rows));
    cut.add(StyledLine.of(word, Style.LABEL));
    return cut;
  }

  private static List<StyledLine> kept(List<StyledLine> rows) {
    return rows.subList(0, MOST_ROWS - 1);
  }
}
