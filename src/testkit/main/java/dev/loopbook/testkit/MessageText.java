package dev.loopbook.testkit;

import java.util.ArrayList;
import java.util.List;

/// What the lines of the kit's messages have in common.
final class MessageText {

  private MessageText() {}

  /// Returns a text in lines of at most `width` columns, unless a single word is longer. The lines
  /// after the first are indented, and the rest of a broken line hangs below its beginning.
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
