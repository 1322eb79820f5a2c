package dev.loopbook.book;

import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;

/// Lays out a table: light rules between columns and under the head, cells wrapped to fit.
///
/// If even wrapped columns would be too narrow to read, each row becomes a small list instead,
/// every cell after the head of its column.
final class TableLayout {

  private static final Span BETWEEN = new Span(" │ ", Style.RULE);

  private final List<List<Span>> head = new ArrayList<>();
  private final List<List<List<Span>>> rows = new ArrayList<>();
  private final List<Alignment> alignments = new ArrayList<>();

  private TableLayout() {}

  static TableLayout of(TableBlock table) {
    var layout = new TableLayout();
    for (var row : Markdown.all(table, TableRow.class)) {
      var isHead = row.getParent() instanceof TableHead;
      var cells = new ArrayList<List<Span>>();
      for (var cell : Markdown.all(row, TableCell.class)) {
        cells.add(InlineText.of(cell, isHead ? Style.HEADING : Style.PLAIN));
        if (isHead) {
          layout.alignments.add(cell.getAlignment() == null ? Alignment.LEFT : cell.getAlignment());
        }
      }
      if (isHead) {
        layout.head.addAll(cells);
      } else {
        layout.rows.add(cells);
      }
    }
    return layout;
  }

  List<StyledLine> lines(int width) {
    var cells = new ArrayList<List<List<Span>>>();
    cells.add(head);
    cells.addAll(rows);
    return ColumnWidths.of(cells, width - BETWEEN.width() * (head.size() - 1))
        .map(this::grid)
        .orElseGet(() -> records(width));
  }

  private List<StyledLine> grid(List<Integer> widths) {
    var lines = new ArrayList<StyledLine>(row(head, widths));
    var rule = widths.stream().map("─"::repeat).toList();
    lines.add(StyledLine.of(String.join("─┼─", rule), Style.RULE));
    var laidOut = rows.stream().map(row -> row(row, widths)).toList();
    // if rows take several lines, a light rule shows where the next one begins
    var divided = laidOut.stream().anyMatch(row -> row.size() > 1);
    var divider =
        StyledLine.of(String.join("╌┼╌", widths.stream().map("╌"::repeat).toList()), Style.RULE);
    for (var i = 0; i < laidOut.size(); i++) {
      if (divided && i > 0) {
        lines.add(divider);
      }
      lines.addAll(laidOut.get(i));
    }
    return lines;
  }

  private List<StyledLine> row(List<List<Span>> cells, List<Integer> widths) {
    var wrapped = new ArrayList<List<StyledLine>>();
    for (var column = 0; column < widths.size(); column++) {
      wrapped.add(Wrap.words(cells.get(column), widths.get(column)));
    }
    var height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    var lines = new ArrayList<StyledLine>();
    for (var i = 0; i < height; i++) {
      var spans = new ArrayList<Span>();
      for (var column = 0; column < widths.size(); column++) {
        var cell = wrapped.get(column);
        if (column > 0) {
          spans.add(BETWEEN);
        }
        var line = i < cell.size() ? cell.get(i) : StyledLine.EMPTY;
        spans.addAll(aligned(line, widths.get(column), alignments.get(column)));
      }
      lines.add(new StyledLine(spans));
    }
    return lines;
  }

  private static List<Span> aligned(StyledLine line, int width, Alignment alignment) {
    var free = Math.max(0, width - line.width());
    var left =
        switch (alignment) {
          case LEFT -> 0;
          case CENTER -> free / 2;
          case RIGHT -> free;
        };
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(" ".repeat(left)));
    spans.addAll(line.spans());
    spans.add(Span.plain(" ".repeat(free - left)));
    return spans;
  }

  private List<StyledLine> records(int width) {
    var lines = new ArrayList<StyledLine>();
    for (var row : rows) {
      if (!lines.isEmpty()) {
        lines.add(StyledLine.of("╌".repeat(width), Style.RULE));
      }
      for (var column = 0; column < head.size(); column++) {
        var text = new ArrayList<Span>(head.get(column));
        text.add(new Span(": ", Style.HEADING));
        text.addAll(row.get(column));
        lines.addAll(Wrap.words(text, width));
      }
    }
    return lines;
  }
}
