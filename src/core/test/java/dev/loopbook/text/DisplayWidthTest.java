package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The widths are those that Unicode 15.1 gives (East Asian Width, general category).
class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "tick, 4",
    "'', 0",
    "── · │, 6",
    "日本語, 6",
    "한국, 4",
    "ｆｕｌｌ, 8",
    "é, 1",
    "e\u0301, 1",
    "a\u200Bb, 2",
    "⌚, 2",
    "🐢, 2",
    "⚠, 1",
    "🇩🇪, 2",
    "𠀀, 2",
    "\u1112\u1161\u11AB, 2"
  })
  void aTextIsAsWideAsItsVisibleCharacters(String text, int columns) {
    assertEquals(columns, DisplayWidth.of(text), text);
  }

  @ParameterizedTest
  @CsvSource({"A, 'A    '", "日本, '日本 '", "e\u0301, 'e\u0301    '", "longer, longer"})
  void aPaddedTextTakesItsColumns(String text, String padded) {
    assertEquals(padded, DisplayWidth.pad(text, 5));
  }
}
