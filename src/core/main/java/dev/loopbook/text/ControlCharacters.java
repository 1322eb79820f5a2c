package dev.loopbook.text;

/// Characters that a terminal obeys instead of showing them, made visible.
///
/// A chapter, a file name or a stranger's answer may hold any character. Sent to a terminal as they
/// are, the C0 and C1 control characters move the cursor, change colours or retitle the window, and
/// the bidirectional controls let a line read differently from what it says ("Trojan Source",
/// CVE-2021-42574). Zero-width joiners stay: emoji and Persian words are made with them.
public final class ControlCharacters {

  private static final int REPLACEMENT = 0xFFFD;

  private ControlCharacters() {}

  /// Returns the text with a visible character in the place of each control character except line
  /// breaks and tabs: `␛` and its like for those that Unicode has a picture for, else `�`.
  public static String shown(String text) {
    return replaced(text, "\n\t");
  }

  /// Returns the text on one line: line breaks and tabs are made visible too.
  public static String shownOnOneLine(String text) {
    return replaced(text, "");
  }

  /// Returns whether the text is one line in which no character is harmful.
  public static boolean noneIn(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || c >= 0x7F) {
        return text.codePoints().noneMatch(ControlCharacters::isHarmful);
      }
    }
    return true;
  }

  /// Returns whether every character of the text can be seen, so that two names that differ look
  /// different: no character is harmful, invisible or for private use.
  public static boolean allVisible(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                isHarmful(point)
                    || point == REPLACEMENT
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.PRIVATE_USE);
  }

  private static String replaced(String text, String kept) {
    if (noneIn(text)) {
      return text;
    }
    var visible = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isHarmful(point) && kept.indexOf(point) < 0 ? picture(point) : point)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isHarmful(int point) {
    return Character.isISOControl(point)
        || point == 0x061C // the bidirectional controls, from here
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069) // to here
        || point == 0x2028 // line and paragraph separator
        || point == 0x2029
        || (point >= 0xD800 && point <= 0xDFFF); // half of a surrogate pair
  }

  private static int picture(int control) {
    if (control < 0x20) {
      return 0x2400 + control;
    }
    return control == 0x7F ? 0x2421 : REPLACEMENT;
  }
}
