package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JavaHighlighterTest {

  /// Marks every styled token: `k:if`, `s:"x"`, and so on; ordinary code stands unmarked.
  private static String marked(String code) {
    return JavaHighlighter.highlight(code.lines().toList()).stream()
        .map(
            line ->
                line.spans().stream().map(JavaHighlighterTest::mark).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private static String mark(Span span) {
    return span.style() == Style.CODE
        ? span.text()
        : "[" + span.style().name().charAt(0) + " " + span.text() + "]";
  }

  @Test
  void keywordsAndNumbersAreTold() {
    assertEquals(
        "[K for] ([K int] i = [N 0]; i < [N 1_000L]; i++) x += [N 1.5e-3] + [N 0xFF];",
        marked("for (int i = 0; i < 1_000L; i++) x += 1.5e-3 + 0xFF;"));
  }

  @Test
  void aKeywordInsideANameIsNone() {
    assertEquals("format.forEach(newer, $int);", marked("format.forEach(newer, $int);"));
  }

  @Test
  void aWordThatIsSometimesAKeywordIsOneBeforeAName() {
    assertEquals("[K record] User([K int] id) {}", marked("record User(int id) {}"));
    assertEquals("record = record.next(record);", marked("record = record.next(record);"));
    assertEquals(
        "[K case] Cat c [K when] c.old() -> { [K yield] [N 3]; }",
        marked("case Cat c when c.old() -> { yield 3; }"));
    assertEquals(
        "[K non-sealed] [K interface] A {} Thread.yield();",
        marked("non-sealed interface A {} Thread.yield();"));
    assertEquals("non-zero", marked("non-zero"));
  }

  @Test
  void stringsAndCharactersEndWhereTheyShould() {
    assertEquals(
        "f([S \"a \\\" // b\"], [S '\\''], x); [C // \"end\"]",
        marked("f(\"a \\\" // b\", '\\'', x); // \"end\""));
    assertEquals("f([S \"unclosed);]\n[K int] x;", marked("f(\"unclosed);\nint x;"));
  }

  @Test
  void aTextBlockMayHoldQuotes() {
    assertEquals(
        "[K var] s = [S \"\"\"]\n[S   say \"hi\" \\\"\"\" // no]\n[S   \"\"\"]; x",
        marked("var s = \"\"\"\n  say \"hi\" \\\"\"\" // no\n  \"\"\"; x"));
  }

  @Test
  void commentsMaySpanLines() {
    assertEquals("a [C /* b]\n[C  \"c\" */] [K int] d", marked("a /* b\n \"c\" */ int d"));
    assertEquals("[C /* never closed]\n[C int x]", marked("/* never closed\nint x"));
  }

  @Test
  void annotationsAreToldFromAnnotationTypes() {
    assertEquals("[A @Test] [K void] x()", marked("@Test void x()"));
    assertEquals("@[K interface] Mine", marked("@interface Mine"));
  }

  @Test
  void everyLineComesBackEvenIfEmpty() {
    assertEquals(3, JavaHighlighter.highlight(List.of("a", "", "b")).size());
    assertEquals(List.of(StyledLine.EMPTY), JavaHighlighter.highlight(List.of()));
  }

  @Test
  void aVeryLongTextBlockIsNoTrouble() {
    var code = "var s = \"\"\"\n" + "a \\\\ b\n".repeat(20_000) + "\"\"\";";
    assertEquals(20_002, JavaHighlighter.highlight(code.lines().toList()).size());
  }

  @Test
  void aVeryLongWordOrNumberIsNoTrouble() {
    assertEquals(1, JavaHighlighter.highlight(List.of("a".repeat(100_000))).size());
    assertEquals(1, JavaHighlighter.highlight(List.of("1_2e+3".repeat(100_000))).size());
  }
}
