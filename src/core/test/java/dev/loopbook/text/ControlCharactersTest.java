package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {

  @Test
  void aControlCharacterBecomesItsPicture() {
    assertEquals("␀␛[2J␡", ControlCharacters.shown("\0\u001b[2J\u007f"));
  }

  @Test
  void whatHasNoPictureBecomesAMark() {
    // each of these alone: C1, the bidirectional controls, line and paragraph separators, half
    // pairs
    IntStream.of(
            0x80, 0x85, 0x9B, 0x9F, 0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
            0x2066, 0x2067, 0x2068, 0x2069, 0x2028, 0x2029, 0xD800, 0xDFFF)
        .forEach(
            point -> {
              var text = "a" + Character.toString(point);
              assertEquals("a\uFFFD", ControlCharacters.shown(text));
              assertFalse(ControlCharacters.noneIn(text));
              assertFalse(ControlCharacters.allVisible(text));
            });
  }

  @Test
  void neighboursOfTheHarmfulStay() {
    IntStream.of(' ', '~', 0xA0, 0x61B, 0x61D, 0x200D, 0x2010, 0x2027, 0x202F, 0x2065, 0x206A)
        .forEach(
            point -> {
              var text = Character.toString(point);
              assertEquals(text, ControlCharacters.shown(text));
              assertTrue(ControlCharacters.noneIn(text));
            });
  }

  @Test
  void textWithoutThemIsTheSame() {
    var text = "ünï 👩‍💻 日本語";
    assertSame(text, ControlCharacters.shown(text));
  }

  @Test
  void lineBreaksAndTabsStayUnlessOneLineIsWanted() {
    assertEquals("a\n\tb␍", ControlCharacters.shown("a\n\tb\r"));
    assertEquals("a␊␉b", ControlCharacters.shownOnOneLine("a\n\tb"));
  }

  @Test
  void aNameWithSomethingInvisibleIsNotAllVisible() {
    assertTrue(ControlCharacters.allVisible("Ünï 日本語 🐢"));
    for (var hidden : new String[] {"\u200b", "\u200d", "\ufeff", "\ue000", "\ufffd", "\n"}) {
      assertFalse(ControlCharacters.allVisible("ann" + hidden), hidden);
    }
  }
}
