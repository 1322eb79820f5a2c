package dev.loopbook.book;

import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shares a table's width among its columns, as browsers do.
///
/// A column wants the width of its longest cell and needs that of its longest word. If the table is
/// too narrow for what all columns want, each gets what it needs, and the rest is shared in
/// proportion to how much more each wants. If even the needs don't fit, the widest columns are cut
/// to a common width, and long words are broken.
final class ColumnWidths {

  /// A column narrower than this isn't worth reading.
  private static final int READABLE = 8;

  private ColumnWidths() {}

  /// Returns the width of each column, or nothing if the table can't be shown as a grid.
  ///
  /// @param rows the cells by row and column
  /// @param available columns of the terminal for all cells, without the rules between them
  static Optional<List<Integer>> of(List<List<List<Span>>> rows, int available) {
    var wants = new ArrayList<Integer>();
    var needs = new ArrayList<Integer>();
    for (var column = 0; column < rows.getFirst().size(); column++) {
      var want = 1;
      var need = 1;
      for (var row : rows) {
        want = Math.max(want, widest(Wrap.words(row.get(column), Integer.MAX_VALUE)));
        need = Math.max(need, longestWord(row.get(column)));
      }
      wants.add(want);
      needs.add(need);
    }
    if (sum(wants) <= available) {
      return Optional.of(wants);
    }
    if (sum(needs) <= available) {
      return Optional.of(grown(needs, wants, available));
    }
    return cut(needs, available);
  }

  private static List<Integer> grown(List<Integer> needs, List<Integer> wants, int available) {
    var free = available - sum(needs);
    var missing = sum(wants) - sum(needs);
    var widths = new ArrayList<Integer>();
    for (var column = 0; column < needs.size(); column++) {
      var more = wants.get(column) - needs.get(column);
      var share = missing == 0 ? 0 : (int) ((long) free * more / missing);
      widths.add(needs.get(column) + share);
      // share what remains among the remaining columns, so that rounding loses nothing
      free -= share;
      missing -= more;
    }
    return widths;
  }

  private static Optional<List<Integer>> cut(List<Integer> needs, int available) {
    var limit = available;
    while (limit >= READABLE) {
      var most = limit;
      var widths = needs.stream().map(need -> Math.min(need, most)).toList();
      if (sum(widths) <= available) {
        return Optional.of(widths);
      }
      limit--;
    }
    return Optional.empty();
  }

  private static int sum(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).sum();
  }

  private static int longestWord(List<Span> cell) {
    return Stream.of(new StyledLine(cell).plain().split("[ \\t\\n]+"))
        .mapToInt(DisplayWidth::of)
        .max()
        .orElse(0);
  }

  private static int widest(List<StyledLine> lines) {
    return lines.stream().mapToInt(StyledLine::width).max().orElse(0);
  }
}
