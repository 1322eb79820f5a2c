package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

  private static List<String> words(String text, int width) {
    return Wrap.words(List.of(Span.plain(text)), width).stream().map(StyledLine::plain).toList();
  }

  private static List<String> code(String text, int width) {
    return Wrap.code(List.of(Span.plain(text)), width).stream().map(StyledLine::plain).toList();
  }

  @Test
  void aLineBreaksAtTheLastBlankThatFits() {
    assertEquals(List.of("one two", "three"), words("one two three", 12));
    assertEquals(List.of("one two three"), words("one two three", 13));
  }

  @Test
  void blanksCountAsOneAndLineBreaksAreKept() {
    assertEquals(List.of("a b", "c"), words("  a   b \n c ", 10));
    assertEquals(List.of(), words("   ", 10));
  }

  @Test
  void aWordThatIsTooLongIsCut() {
    assertEquals(List.of("see", "abcde", "fghi", "so"), words("see abcdefghi so", 5));
  }

  @Test
  void aLongAddressIsCutBehindItsPunctuation() {
    assertEquals(
        List.of("https://docs.", "example.org/", "page"),
        words("https://docs.example.org/page", 15));
  }

  @Test
  void aWordMayChangeItsStyleWithin() {
    var lines =
        Wrap.words(
            List.of(Span.plain("a run"), new Span("ning", Style.STRONG), Span.plain(" x")), 8);
    assertEquals(
        List.of(
            StyledLine.of("a", Style.PLAIN),
            StyledLine.of(Span.plain("run"), new Span("ning", Style.STRONG)),
            StyledLine.of("x", Style.PLAIN)),
        lines);
  }

  @Test
  void aBlankInsideAStyleKeepsItAndOneBetweenStylesHasNone() {
    assertEquals(
        List.of(
            StyledLine.of(
                new Span("two words", Style.LINK), Span.plain(" "), new Span("code", Style.CODE))),
        Wrap.words(
            List.of(
                new Span("two words", Style.LINK), Span.plain(" "), new Span("code", Style.CODE)),
            40));
  }

  @Test
  void wideCharactersCountTwo() {
    assertEquals(List.of("日本", "語"), words("日本語", 5));
  }

  @Test
  void noWidthIsTooSmallToEnd() {
    assertEquals(List.of("日", "本", "a"), words("日本a", 1));
    assertEquals(List.of("日", "本", "a"), code("日本a", 1));
  }

  @Test
  void aCombiningMarkStaysWithItsLetter() {
    assertEquals(List.of("aae\u0301", "b"), words("aae\u0301b", 3));
  }

  @Test
  void codeIsCutAndMarked() {
    assertEquals(
        List.of("  await(sleep(mi", "↪ llis(100)));"), code("  await(sleep(millis(100)));", 16));
  }

  @Test
  void codeIsCutAtABlankIfOneIsNear() {
    assertEquals(
        List.of("var first = ", "↪ createTask(x);"), code("var first = createTask(x);", 16));
  }

  @Test
  void nothingOfTheCodeIsLost() {
    var code = "    return one.two(three, four, \"five six\").seven();";
    for (var width = 1; width < 60; width++) {
      var most = width;
      var lines = code(code, width);
      assertEquals(
          code, String.join("", lines.stream().map(line -> line.replaceFirst("^↪ ", "")).toList()));
      assertTrue(lines.stream().allMatch(line -> DisplayWidth.of(line) <= most), "width " + width);
    }
  }
}
