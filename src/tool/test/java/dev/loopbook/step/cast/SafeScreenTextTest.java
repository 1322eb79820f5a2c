package dev.loopbook.step.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What of a recording gets to the terminal.
class SafeScreenTextTest {
  @Test
  void coloursAndTheCursorsWaysAreKept() {
    var drawn =
        "\033[1;31mred\033[0m \033[2K\033[10;20Hthere\033[A\r\n\033[38;2;1;2;3mx\033[mä漢\t\b";
    assertEquals(drawn, new SafeScreenText(true).next(drawn));
    assertEquals("red there\r\nxä漢\t\b", new SafeScreenText(false).next(drawn));
  }

  @Test
  void whatSpeaksToTheTerminalItselfIsDropped() {
    var hostile =
        "a\033]52;c;cm0gLXJm\007b" // the clipboard
            + "\033]0;title\033\\c" // the title
            + "\033[6n\033[c\033[>c\033[5nd" // questions that it answers as if somebody typed
            + "\033P+q544e\033\\e\033_x\033\\f\033^x\033\\g"
            + "\033[?1049h\033[?2004hh\033[20th\033c\0337\033=\033(0i"
            + "\u009b6nj\u009d0;t\u009ck\007\000\005\177l";
    assertEquals("abcdefghhi6nj0;tkl", new SafeScreenText(true).next(hostile));
  }

  @Test
  void aStringForTheTerminalEndsAtItsTerminatorAndNotBefore() {
    assertEquals("ab", new SafeScreenText(true).next("a\033]0;title\u009cb"));
    assertEquals("ab", new SafeScreenText(true).next("a\033]0;ti\033[31mtle\007b"));
  }

  @Test
  void aSequenceMayBeginInOnePieceAndEndInTheNext() {
    var safe = new SafeScreenText(true);
    assertEquals("a", safe.next("a\033"));
    assertEquals("", safe.next("]52;c;"));
    assertEquals("", safe.next("x\033"));
    assertEquals("b", safe.next("\\b\033["));
    assertEquals("\033[31mc", safe.next("31mc"));
    assertEquals("d", safe.next("\033[" + "1".repeat(100_000) + "md"));
  }

  @Test
  void noBytesGetAnythingElseThrough() {
    var random = new Random(7);
    var drawing = Pattern.compile("\033\\[[0-9;:]*[A-Za-z@]");
    for (var round = 0; round < 2_000; round++) {
      var safe = new SafeScreenText(true);
      var shown = new StringBuilder();
      for (var count = random.nextInt(60); count > 0; count--) {
        var c = random.nextBoolean() ? "\033[]?;0m1Hn\\c" : "\007\u009b\u009cP_^xa漢\n";
        shown.append(safe.next(c.substring(random.nextInt(c.length())).substring(0, 1)));
      }
      var rest = drawing.matcher(shown).replaceAll("");
      assertFalse(rest.contains("\033"), rest);
      assertTrue(rest.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), rest);
      assertFalse(shown.toString().contains("\033[6n"));
    }
  }

  @Test
  void onAPipeTheLastWordOfALineStands() {
    var plain = new PlainScreen();
    assertEquals("", plain.next("── Enter: on ──"));
    assertEquals("one\n", plain.next("\r               \rone\r\ntw"));
    assertEquals("two\n", plain.next("x\bo\n"));
    assertEquals("", plain.next("  \r"));
    assertEquals("", plain.rest());
    plain.next("end");
    assertEquals("end\n", plain.rest());
  }
}
