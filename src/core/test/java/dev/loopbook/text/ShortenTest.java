package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortenTest {

  @Test
  void aTextIsCutAfterItsLength() {
    assertEquals("abc", Shorten.toLength("abc", 3));
    assertEquals("abc…", Shorten.toLength("abcd", 3));
    assertEquals("…", Shorten.toLength("abcd", 0));
  }

  @Test
  void noSurrogatePairIsCutInTwo() {
    assertEquals("a…", Shorten.toLength("a🐢b", 2));
    assertEquals("a🐢…", Shorten.toLength("a🐢b", 3));
    assertEquals("a…", Shorten.toColumns("a🐢b", 3));
    assertEquals("a🐢b", Shorten.toColumns("a🐢b", 4));
  }

  @Test
  void columnsAreCountedAsATerminalDoes() {
    assertEquals("日本語", Shorten.toColumns("日本語", 6));
    assertEquals("日本…", Shorten.toColumns("日本語", 5));
    assertEquals("日…", Shorten.toColumns("日本語", 4));
  }

  @Test
  void noBlankStandsBeforeTheEllipsis() {
    assertEquals("one…", Shorten.toColumns("one two", 5));
  }

  @Test
  void paddingFillsTheColumns() {
    assertEquals("ab  ", Shorten.pad("ab", 4));
    assertEquals("日本 ", Shorten.pad("日本", 5));
    assertEquals("日本…", Shorten.pad("日本語", 5));
    assertEquals("日… ", Shorten.pad("日本語", 4));
  }
}
