package dev.loopbook.exercise.grade;

import dev.loopbook.text.ControlCharacters;

/// A stranger's text in Markdown. It's always code, because in code nothing counts: no HTML, no
/// link, and on GitHub no mention of a person either. No text ends the code that it's in.
final class CodeMarkdown {
  private CodeMarkdown() {}

  /// Returns a text on one line, as a code span.
  static String span(String text) {
    var shown = ControlCharacters.shownOnOneLine(text);
    var ticks = "`".repeat(longestRun(shown) + 1);
    // Markdown strips one blank from each side of a span that has both.
    var padded =
        shown.startsWith("`")
            || shown.endsWith("`")
            || shown.isBlank()
            || (shown.startsWith(" ") && shown.endsWith(" "));
    return padded ? ticks + " " + shown + " " + ticks : ticks + shown + ticks;
  }

  /// Returns a text as a fence, which ends in a line end.
  static String fence(String text) {
    var shown = ControlCharacters.shown(text);
    var ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
    return ticks + "text\n" + shown + (shown.endsWith("\n") ? "" : "\n") + ticks + "\n";
  }

  private static int longestRun(String text) {
    var longest = 0;
    var run = 0;
    for (var i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
