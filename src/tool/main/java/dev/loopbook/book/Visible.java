package dev.loopbook.book;

/// Makes a text safe for a terminal: nothing in it can move the cursor or change a colour.
final class Visible {

  private static final int TAB = 8;

  private Visible() {}

  /// Returns the text with control characters as the pictures that Unicode has for them; line
  /// breaks are kept.
  static String of(String text) {
    var visible = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) ? c : picture(c))
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static int picture(int control) {
    if (control < 0x20) {
      return 0x2400 + control;
    }
    return control == 0x7F ? 0x2421 : 0xFFFD;
  }

  /// Returns one line with tabs as blanks up to the next multiple of 8, and all else visible.
  static String line(String line) {
    if (line.indexOf('\t') < 0) {
      return of(line);
    }
    var expanded = new StringBuilder();
    for (var i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        expanded.repeat(' ', TAB - expanded.length() % TAB);
      } else {
        expanded.append(line.charAt(i));
      }
    }
    return of(expanded.toString());
  }
}
