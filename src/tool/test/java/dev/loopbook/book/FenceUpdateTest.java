package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceUpdateTest {

  @TempDir Path home;
  private BookFolder book;

  @BeforeEach
  void writeTheCode() {
    book = new BookFolder(home).write("A.java", "void main() {\n\n  say(1);\n}\n");
    book.printed = "one\n\ntwo\n";
  }

  private void assertUpdate(String before, String after) {
    var outcome = book.update(before);
    assertEquals(after, book.readme());
    assertEquals(List.of(), outcome.left());
    assertEquals(List.of(), book.problems(book.readme()), "an updated chapter has no problems");
  }

  @Test
  void everyFenceIsRewrittenFromTheCode() {
    assertUpdate(
        "# T\n\n```java src=A.java\n```\nThen\n```output of=A.java\nold\nolder\noldest\nold\n```\n***\n",
        "# T\n\n```java src=A.java\nvoid main() {\n\n  say(1);\n}\n```\nThen\n"
            + "```output of=A.java\none\n\ntwo\n```\n***\n");
  }

  @Test
  void theMarginOfListsAndQuotationsIsKept() {
    assertUpdate(
        "1. x\n   ```output of=A.java\n   ```\n> - ~~~output of=A.java\n>   ~~~\n",
        "1. x\n   ```output of=A.java\n   one\n\n   two\n   ```\n> - ~~~output of=A.java\n"
            + ">   one\n>\n>   two\n>   ~~~\n");
  }

  @Test
  void lineBreaksAreThoseOfTheFile() {
    assertUpdate(
        "# T\r\n```output of=A.java\r\nx\r\n```\r\nend without a break",
        "# T\r\n```output of=A.java\r\none\r\n\r\ntwo\r\n```\r\nend without a break");
  }

  @Test
  void allElseIsKeptByteForByte() {
    var odd =
        "---\nk:  v\n---\n\n\nTitle  \n=====\n\ttab\n* a\n+ b\n\u00A0 nbsp &amp; ünï 🐢\n\n\n";
    assertUpdate(
        odd + "```output of=A.java\n```\n" + odd,
        odd + "```output of=A.java\none\n\ntwo\n```\n" + odd);
  }

  @Test
  void commandsOfATranscriptAreKeptAndTheirAnswersWritten() {
    assertUpdate(
        "```loop\n> load x\n> tick\n```\n```loop continued\n> state\n```\n",
        "```loop\n> load x\ndid load x\nA 1 @0.000s> tick\ndid tick\n```\n"
            + "```loop continued\nA 2 @0.000s> state\ndid state\n```\n");
  }

  @Test
  void aChapterWithoutADifferenceIsNotWritten() {
    var outcome = book.update("# T\n```output of=A.java\none\n\ntwo\n```\n");
    assertEquals(0, outcome.rewritten());
  }

  @Test
  void whatOnlyAPersonCanMendIsLeftAndTold() {
    var markdown =
        "# T\n```java src=B.java\nmine\n```\n```output of=A.java\n```\n```java\nmine too\n```\n";
    var outcome = book.update(markdown);
    assertEquals(1, outcome.rewritten());
    assertEquals(List.of(2, 7), outcome.left().stream().map(BookProblem::line).toList());
    assertEquals(markdown.replace("of=A.java\n", "of=A.java\none\n\ntwo\n"), book.readme());
  }
}
