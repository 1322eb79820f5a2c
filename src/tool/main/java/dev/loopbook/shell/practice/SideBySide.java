package dev.loopbook.shell.practice;

import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two texts side by side, equal lines level with each other; a `≠` marks those that differ.
///
/// On a narrow screen long lines are wrapped, so nothing is left out.
final class SideBySide {
  private static final String SAME = " │ ";
  private static final String DIFFERENT = " ≠ ";

  private SideBySide() {}

  private record Row(Optional<String> left, Optional<String> right) {
    boolean isSame() {
      return left.equals(right);
    }
  }

  static List<StyledLine> of(
      List<String> left, List<String> right, String leftName, String rightName, int width) {
    var column = Math.max(10, (width - SAME.length()) / 2);
    var lines = new ArrayList<StyledLine>();
    lines.add(
        beside(
            StyledLine.of(leftName, Style.STRONG),
            SAME,
            StyledLine.of(rightName, Style.STRONG),
            column));
    for (var row : rows(left, right)) {
      var ours = broken(row.left(), column);
      var theirs = broken(row.right(), column);
      for (var i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
        lines.add(
            beside(
                i < ours.size() ? ours.get(i) : StyledLine.EMPTY,
                row.isSame() ? SAME : DIFFERENT,
                i < theirs.size() ? theirs.get(i) : StyledLine.EMPTY,
                column));
      }
    }
    return lines;
  }

  private static StyledLine beside(StyledLine left, String bar, StyledLine right, int column) {
    var spans = new ArrayList<>(left.spans());
    spans.add(Span.plain(" ".repeat(Math.max(0, column - left.width()))));
    spans.add(new Span(bar, bar.equals(SAME) ? Style.RULE : Style.WARNING));
    spans.addAll(right.spans());
    return new StyledLine(spans).stripTrailing();
  }

  private static List<StyledLine> broken(Optional<String> line, int column) {
    if (line.isEmpty()) {
      return List.of(StyledLine.EMPTY);
    }
    var highlighted = JavaHighlighter.highlight(List.of(line.get().replace("\t", "    ")));
    return highlighted.stream().flatMap(each -> Wrap.code(each.spans(), column).stream()).toList();
  }

  /// Pairs the lines along a longest common subsequence; the lines in between are paired as they
  /// come.
  private static List<Row> rows(List<String> left, List<String> right) {
    var common = new int[left.size() + 1][right.size() + 1];
    for (var i = left.size() - 1; i >= 0; i--) {
      for (var j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var rows = new ArrayList<Row>();
    var gone = new ArrayList<String>();
    var come = new ArrayList<String>();
    var i = 0;
    var j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        flush(gone, come, rows);
        rows.add(new Row(Optional.of(left.get(i++)), Optional.of(right.get(j++))));
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        gone.add(left.get(i++));
      } else {
        come.add(right.get(j++));
      }
    }
    flush(gone, come, rows);
    return rows;
  }

  private static void flush(List<String> gone, List<String> come, List<Row> rows) {
    for (var i = 0; i < Math.max(gone.size(), come.size()); i++) {
      rows.add(
          new Row(
              i < gone.size() ? Optional.of(gone.get(i)) : Optional.empty(),
              i < come.size() ? Optional.of(come.get(i)) : Optional.empty()));
    }
    gone.clear();
    come.clear();
  }
}
