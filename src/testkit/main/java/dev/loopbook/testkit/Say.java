package dev.loopbook.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Puts values into the words that all messages of the kit use.
final class Say {

  private Say() {}

  /// Returns loop time as a clock shows it: `0.500 s`.
  static String clock(long nanos) {
    var shown = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (shown.scale() <= 3 ? shown.setScale(3, RoundingMode.UNNECESSARY) : shown)
            .toPlainString()
        + " s";
  }

  /// Returns a duration as people write it: `0.5 s`, `2 s`.
  static String seconds(Duration duration) {
    return new BigDecimal(duration.toNanos()).movePointLeft(9).stripTrailingZeros().toPlainString()
        + " s";
  }

  /// Returns the line as people write it: `TwoTasks:18`.
  static String place(StackTraceElement line) {
    var file = line.getFileName() == null ? line.getClassName() : line.getFileName();
    return file.replaceFirst("\\.java$", "") + ":" + line.getLineNumber();
  }

  /// Returns a text in lines of at most `width` columns where its words allow it; the lines after
  /// the first are indented, and what is broken off a line stands below its beginning.
  static List<String> wrapped(String text, String indent, int width) {
    var lines = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      var rest = lines.isEmpty() ? line : indent + line;
      var own = rest.substring(0, rest.length() - rest.stripLeading().length());
      var hanging = own.length() > indent.length() ? own : indent;
      var start = own.length();
      while (rest.length() > width) {
        var space = rest.lastIndexOf(' ', width);
        if (space <= start) {
          break; // one long word: better whole than cut
        }
        lines.add(rest.substring(0, space));
        rest = hanging + rest.substring(space + 1);
        start = hanging.length();
      }
      lines.add(rest);
    }
    return lines;
  }

  /// Returns a number of things: `1 tick`, `3 ticks`.
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
