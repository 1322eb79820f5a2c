package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

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

  /// Returns a failure that shows both values wherever it's printed, in JUnit's own words: a build
  /// tool prints nothing but the message.
  static AssertionFailedError compared(String what, Object expected, Object found) {
    return new AssertionFailedError(
        format("%s ==> expected: <%s> but was: <%s>", what, expected, found), expected, found);
  }
}
