package dev.loopbook.text;

/// Cuts texts that are too long, and shows with a `…` that something is missing.
///
/// Neither way cuts a surrogate pair in two.
public final class Shorten {

  private Shorten() {}

  /// Returns the text, or its first `most` characters with a `…` behind them.
  public static String toLength(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  /// Returns the text, or as much of its beginning as leaves room for a `…` in these columns of a
  /// terminal.
  public static String toColumns(String text, int columns) {
    if (DisplayWidth.of(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    var used = 0;
    for (var point : text.codePoints().toArray()) {
      used += DisplayWidth.of(point);
      if (used > columns - 1) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.toString().stripTrailing() + "…";
  }

  /// Returns the text, cut or with blanks behind it, so that it takes exactly these columns.
  public static String pad(String text, int columns) {
    var cut = toColumns(text, columns);
    return cut + " ".repeat(Math.max(0, columns - DisplayWidth.of(cut)));
  }
}
