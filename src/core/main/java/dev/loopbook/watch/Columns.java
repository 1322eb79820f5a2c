package dev.loopbook.watch;

import java.util.ArrayList;
import java.util.List;

/// Sets a table in columns: the first to the left, the numbers after it to the right.
final class Columns {

  private static final String GAP = "   ";

  private Columns() {}

  static List<String> aligned(List<List<String>> rows) {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder(row.getFirst()).append(space(row.getFirst(), widths[0]));
      for (var i = 1; i < widths.length; i++) {
        line.append(GAP).append(space(row.get(i), widths[i])).append(row.get(i));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String space(String text, int width) {
    return " ".repeat(width - text.length());
  }
}
