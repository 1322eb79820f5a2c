package dev.loopbook.step.view;

import dev.loopbook.step.PrintedText;
import java.util.ArrayList;
import java.util.List;

/// Joins what was printed piece by piece into lines.
final class OutputLines {

  private OutputLines() {}

  /// A line without its line break.
  record Line(String text, boolean error) {}

  static List<Line> lines(List<PrintedText> printed) {
    var lines = new ArrayList<Line>();
    var open = new StringBuilder();
    var error = false;
    for (var piece : printed) {
      if (!open.isEmpty() && piece.error() != error) {
        lines.add(new Line(open.toString(), error));
        open.setLength(0);
      }
      error = piece.error();
      var from = 0;
      for (var end = piece.text().indexOf('\n'); end >= 0; end = piece.text().indexOf('\n', from)) {
        open.append(piece.text(), from, end);
        lines.add(new Line(tidy(open.toString()), error));
        open.setLength(0);
        from = end + 1;
      }
      open.append(piece.text().substring(from));
    }
    if (!open.isEmpty()) {
      lines.add(new Line(tidy(open.toString()), error));
    }
    return lines;
  }

  private static String tidy(String line) {
    var text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    return text.replace("\t", "    ");
  }
}
