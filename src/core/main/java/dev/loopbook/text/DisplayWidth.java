package dev.loopbook.text;

/// How many terminal columns a text takes.
///
/// The rule is that of the C library's `wcwidth`, which terminals and JLine follow: a code point
/// takes no column if it combines with the one before, two if Unicode calls it East Asian wide or
/// full-width, else one. Wide characters are ideographs, emoji drawn as pictures ([Character] knows
/// both), and the fixed blocks below (Unicode Standard Annex 11). Emoji joined by a zero-width
/// joiner count as their parts, because a terminal that can't draw the joined picture shows the
/// parts: a line that's a little short does less harm than one that's too long.
public final class DisplayWidth {

  /// First and last code point of each block that is wide though [Character] doesn't say so.
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, // Hangul initial consonants
    {0x2329, 0x232A}, // angle brackets
    {0x2E80, 0x303E}, // CJK radicals and punctuation
    {0x3041, 0x3247}, // kana, bopomofo, Hangul letters, enclosed CJK
    {0x3250, 0x4DBF}, // enclosed and squared CJK, ideographs
    {0xA000, 0xA4CF}, // Yi
    {0xA960, 0xA97F}, // Hangul initial consonants, extended
    {0xAC00, 0xD7A3}, // Hangul syllables
    {0xF900, 0xFAFF}, // CJK compatibility ideographs
    {0xFE10, 0xFE19}, // vertical punctuation
    {0xFE30, 0xFE6F}, // CJK compatibility forms
    {0xFF01, 0xFF60}, // full-width forms
    {0xFFE0, 0xFFE6}, // full-width signs
    {0x16FE0, 0x18DFF}, // Tangut, Khitan
    {0x1AFF0, 0x1B2FF}, // kana supplements, Nushu
    {0x1F200, 0x1F265}, // enclosed ideographs
    {0x20000, 0x3FFFD}, // supplementary ideographs
  };

  private DisplayWidth() {}

  /// Returns the columns that a text takes.
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /// Returns the text with blanks behind it up to these columns; a wider one as it is.
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /// Returns the columns that a code point takes: 0, 1 or 2.
  public static int of(int codePoint) {
    if (codePoint >= 0x20 && codePoint < 0x7F) {
      return 1;
    }
    if (isInvisible(codePoint)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT -> codePoint != 0xAD; // a soft hyphen is drawn
      // the vowels and finals of Hangul join the consonant before them
      default -> codePoint >= 0x1160 && codePoint <= 0x11FF;
    };
  }

  private static boolean isWide(int codePoint) {
    if (codePoint < 0x1100) {
      return false;
    }
    if (Character.isIdeographic(codePoint)) {
      return true;
    }
    // half of a flag: two of them make the two columns
    var flagHalf = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    if (Character.isEmojiPresentation(codePoint) && !flagHalf) {
      return true;
    }
    for (var block : WIDE) {
      if (codePoint >= block[0] && codePoint <= block[1]) {
        return true;
      }
    }
    return false;
  }
}
