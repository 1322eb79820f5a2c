package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalRendererTest {

  private static void assertRendering(int width, String markdown, String... expectedLines) {
    assertRendering(AnswerVisibility.HIDDEN, width, markdown, expectedLines);
  }

  private static void assertRendering(
      AnswerVisibility answers, int width, String markdown, String... expectedLines) {
    var lines = new TerminalRenderer(width, answers).render(markdown);
    assertEquals(
        String.join("\n", expectedLines),
        String.join("\n", lines.stream().map(StyledLine::plain).toList()));
  }

  @Test
  void aHeadingIsUnderlined() {
    assertRendering(
        40,
        "# One\n## Two `x`\n### Three",
        "One",
        "═══",
        "",
        "Two `x`",
        "───────",
        "",
        "Three",
        "╌╌╌╌╌");
  }

  @Test
  void aParagraphIsWrappedToTheWidth() {
    assertRendering(
        20,
        "A loop has *one*\nthread, **always**.\n\nNext.",
        "A loop has one",
        "thread, always.",
        "",
        "Next.");
  }

  @Test
  void emphasisIsAStyleAndCodeKeepsItsBackticks() {
    var line =
        new TerminalRenderer(40, AnswerVisibility.HIDDEN).render("*a* **b** `c d`").getFirst();
    assertEquals(
        StyledLine.of(
            new Span("a", Style.EMPHASIS),
            Span.plain(" "),
            new Span("b", Style.STRONG),
            Span.plain(" "),
            new Span("`c d`", Style.CODE)),
        line);
  }

  @Test
  void onlyALinkOutOfTheBookShowsItsAddress() {
    assertRendering(
        60,
        "[PEP](https://x.org/p) and [chapter 1](../ch01_lifecycle/README.md#a) and <https://x.org>",
        "PEP (https://x.org/p) and chapter 1 and https://x.org");
  }

  @Test
  void listsNestAndTheirTextHangs() {
    assertRendering(
        22,
        "- one two three four five\n  - deep\n    - deeper\n- last",
        "• one two three four",
        "  five",
        "  – deep",
        "    • deeper",
        "• last");
  }

  @Test
  void numbersStandInAColumn() {
    assertRendering(20, "9. nine\n10. ten\n    - in", " 9. nine", "10. ten", "    • in");
  }

  @Test
  void aLooseListKeepsItsEmptyLines() {
    assertRendering(20, "- a\n\n  b\n\n- c", "• a", "", "  b", "", "• c");
  }

  @Test
  void aQuotationStandsBehindABar() {
    assertRendering(20, "> one\n>\n> - two", "│ one", "│", "│ • two");
  }

  @Test
  void rulesAndHardBreaksAreKept() {
    assertRendering(20, "a  \nb\n\n---", "a", "b", "", "─".repeat(20));
  }

  @Test
  void codeIsIndentedUnderItsSource() {
    assertRendering(
        40,
        "```java src=A.java#fetch\nint x;\n\n  x = 1;\n```",
        "    A.java · fetch",
        "    int x;",
        "",
        "      x = 1;");
  }

  @Test
  void javaIsHighlightedAndOtherCodeIsNot() {
    var java =
        new TerminalRenderer(40, AnswerVisibility.HIDDEN)
            .render("```java illustration\nint x;\n```");
    assertEquals(
        StyledLine.of(
            Span.plain("    "), new Span("int", Style.KEYWORD), new Span(" x;", Style.CODE)),
        java.getFirst());
    var text = new TerminalRenderer(40, AnswerVisibility.HIDDEN).render("```text\nint x;\n```");
    assertEquals(
        StyledLine.of(Span.plain("    "), new Span("int x;", Style.CODE)), text.getFirst());
  }

  @Test
  void tabsAreExpandedAndControlCharactersShown() {
    assertRendering(40, "```text\nab\tc\u001B[31m\n```", "    ab      c␛[31m");
  }

  @Test
  void anOutputStandsBehindABar() {
    assertRendering(
        40,
        "```output of=A.java lines=2-3\nuser 1\nuser 2\n```",
        "    A prints, lines 2 to 3 of its output",
        "    │ user 1",
        "    │ user 2");
  }

  private static final String QUESTION =
      """
      ```predict of=A.java answer=b
      How long does it take, all in all?
      a) 2 s
      b) 6 s
      ```
      ```output of=B.java
      not this
      ```

      <details><summary>The answer</summary>

      ```output of=A.java
      6 s
      ```

      They wait in turn.

      </details>

      ```output of=A.java
      6 s again
      ```
      """;

  @Test
  void theAnswerToAQuestionIsHidden() {
    assertRendering(
        30,
        QUESTION,
        "  ? How long does it take, all",
        "    in all?",
        "    a) 2 s",
        "    b) 6 s",
        "",
        "    B prints",
        "    │ not this",
        "",
        "    The answer is hidden.",
        "    Guess first: predict",
        "    A.java",
        "",
        "    A prints",
        "    │ 6 s again");
  }

  @Test
  void theAnswerToAQuestionIsShownIfAsked() {
    assertRendering(
        AnswerVisibility.SHOWN,
        40,
        "```predict\nWhat?\n```\n\n"
            + "<details><summary>The answer</summary>\n\n```output of=A.java\n6 s\n```\n\nIn turn.\n\n</details>",
        "  ? What?",
        "",
        "    ── answer ──",
        "    A prints",
        "    │ 6 s",
        "",
        "In turn.");
  }

  @Test
  void aTranscriptTellsCommandsFromAnswers() {
    var lines =
        new TerminalRenderer(60, AnswerVisibility.HIDDEN)
            .render("```loop\n> load ch01/A\nloaded\nch01/A 0 @0.000s> tick\n```");
    assertEquals(
        List.of(Style.COMMAND, Style.OUTPUT, Style.COMMAND),
        lines.stream().map(line -> line.spans().getLast().style()).toList());
  }

  private static final String TABLE =
      """
      | call | instead | ns |
      |:-----|:-------:|---:|
      | `Thread.sleep` | await it | 5 |
      | x | yy | 日本 |
      """;

  @Test
  void aTableIsAlignedAsItsHeadSays() {
    assertRendering(
        40,
        TABLE,
        "call           │ instead  │   ns",
        "───────────────┼──────────┼─────",
        "`Thread.sleep` │ await it │    5",
        "x              │    yy    │ 日本");
  }

  @Test
  void aTableIsWrappedToFit() {
    assertRendering(
        30,
        "| a | b |\n|---|---|\n| one two three | four five six seven eight |\n| x | y |",
        "a         │ b",
        "──────────┼───────────────────",
        "one two   │ four five six",
        "three     │ seven eight",
        "╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "x         │ y");
  }

  @Test
  void aTableTooNarrowForColumnsBecomesRecords() {
    assertRendering(
        20,
        "| name | what | when |\n|---|---|---|\n| abcdefghi | abcdefghi | abcdefghi |\n| b | c | d |",
        "name: abcdefghi",
        "what: abcdefghi",
        "when: abcdefghi",
        "╌".repeat(20),
        "name: b",
        "what: c",
        "when: d");
  }

  @Test
  void htmlLosesItsTagsAndCommentsAreNotShown() {
    assertRendering(
        40,
        "<!-- for writers -->\n\n<details><summary>Hint</summary>\n\nLook <b>up</b>.\n\n</details>",
        "Hint",
        "",
        "Look up.");
  }

  @Test
  void frontMatterIsNotShown() {
    assertRendering(40, "---\nminutes: 5\n---\n# T", "T", "═");
  }

  @Test
  void nothingIsNoLines() {
    assertEquals(List.of(), new TerminalRenderer(80, AnswerVisibility.HIDDEN).render(""));
  }

  @Test
  void noLineIsEverTooWide() {
    var deep = "> - ".repeat(12) + "a word and averyveryverylongwordindeed\n\n";
    var markdown =
        deep
            + "1. ".repeat(9)
            + "```java illustration\n"
            + "x".repeat(90)
            + "\n```\n\n"
            + TABLE
            + QUESTION
            + "# Averyveryverylongheadingthatfitsnowhere 日本語日本語日本語日本語\n";
    for (var width : new int[] {-1, 0, 1, 20, 21, 33, 80, 300}) {
      var most = Math.max(TerminalRenderer.MIN_WIDTH, width);
      for (var answers : AnswerVisibility.values()) {
        var lines = new TerminalRenderer(width, answers).render(markdown);
        assertTrue(lines.stream().allMatch(line -> line.width() <= most), "width " + width);
        assertTrue(lines.stream().noneMatch(line -> line.plain().endsWith(" ")), "blanks at ends");
      }
    }
  }
}
