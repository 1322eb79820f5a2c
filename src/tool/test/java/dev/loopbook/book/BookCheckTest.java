package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookCheckTest {

  @TempDir Path home;

  @BeforeEach
  void writeASecondChapter() throws IOException {
    write("ch02_b/README.md", "# Two\n\n## What *blocks*, and why?\n\n## Twice\n\n## Twice\n");
    write("ch02_b/Other.java", "void main() {}");
    write("ch02_b/demo.loop", "tick\n");
    write("ch01_a/One.java", "void main() {}");
    write("ch01_a/demo.loop", "tick\n");
  }

  private void write(String file, String text) throws IOException {
    var path = home.resolve("chapters").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void assertProblems(String markdown, String... problems) throws IOException {
    write("ch01_a/README.md", markdown);
    var fences =
        new FenceCheck(_ -> new ExampleRunner.Printed("", 0), _ -> List.<TranscriptEntry>of());
    var found = new BookCheck(fences, List.of("tick", "state")).check(Chapters.in(home));
    assertEquals(
        String.join("\n", problems),
        String.join("\n", found.stream().map(BookProblem::toString).toList()));
  }

  @Test
  void linksThatLeadSomewhereAreRight() throws IOException {
    assertProblems(
        """
        # One
        [a](https://example.org/nowhere), [b](../ch02_b/README.md), [c](One.java), [d](#one),
        [e](../ch02_b/README.md#what-blocks-and-why), [f](../ch02_b/README.md#twice-1), [g](../ch02_b)
        """);
  }

  @Test
  void linksThatLeadNowhereAreToldAtTheirLine() throws IOException {
    assertProblems(
        """
        # One
        Look
        at [a](../ch03_c/README.md)

        - and [b](#oen)
        - and [c](../ch02_b/README.md#thrice)
        - and [d](/etc/passwd) and [e](../../../x)
        - and ![f](picture.png) and [g](<a b>)
        """,
        "chapters/ch01_a/README.md:3: ../ch03_c/README.md: leads to no file",
        "chapters/ch01_a/README.md:5: #oen: leads to no heading. Did you mean one?",
        "chapters/ch01_a/README.md:6: ../ch02_b/README.md#thrice: leads to no heading. Did you mean"
            + " twice?",
        "chapters/ch01_a/README.md:7: /etc/passwd: write the path from this folder, for instance"
            + " ../ch01_a/README.md",
        "chapters/ch01_a/README.md:7: ../../../x: leads out of the book. Name a file inside it",
        "chapters/ch01_a/README.md:8: a b: not a link address. Write spaces as %20",
        "chapters/ch01_a/README.md:8: picture.png: leads to no file");
  }

  private static final String ASKED = "# One\n```predict of=One.java\nWhat?\n```\n\n";
  private static final String PRINTED = "```output of=One.java\n```\n\n";
  private static final String OPEN = "<details><summary>The answer</summary>\n\n";
  private static final String CLOSE = "</details>\n\n";

  @Test
  void anAnswerIsFoldedAndNothingElseIs() throws IOException {
    assertProblems(ASKED + OPEN + PRINTED + "So it is.\n\n" + CLOSE + PRINTED);
    assertProblems(
        ASKED + PRINTED,
        "chapters/ch01_a/README.md:6: this output answers a question, and is seen before the reader"
            + " has guessed. Put it, and the paragraphs that tell the answer, between"
            + " <details><summary>The answer</summary> and </details>");
    assertProblems(
        "# One\n\n" + OPEN + PRINTED + CLOSE,
        "chapters/ch01_a/README.md:3: this is folded, but answers no question");
  }

  @Test
  void theMarksOfAnAnswerComeInPairs() throws IOException {
    var advice =
        ": an answer begins with the line <details><summary>The answer</summary> and ends with the"
            + " line </details>, each between empty lines";
    var seen =
        ": this output answers a question, and is seen before the reader has guessed. Put it, and"
            + " the paragraphs that tell the answer, between"
            + " <details><summary>The answer</summary> and </details>";
    assertProblems(
        ASKED + OPEN + PRINTED,
        "chapters/ch01_a/README.md:8" + seen,
        "chapters/ch01_a/README.md:6" + advice);
    assertProblems(
        ASKED + OPEN.strip() + "\n" + PRINTED + CLOSE,
        "chapters/ch01_a/README.md:2: no output answers this question. Put a fence"
            + " output of=One.java after it",
        "chapters/ch01_a/README.md:6" + advice,
        "chapters/ch01_a/README.md:10" + advice);
  }

  @Test
  void examplesToRunMustBeThere() throws IOException {
    assertProblems(
        """
        # One
        Type `./run.sh run ch01/One`, then `load ch02_b/Other.java`, not ch09/Prose, nor `ch04/e1_x`.

        Type `run ch01/Onee`.

        ```sh
        ./run.sh
        ./run.sh run ch02/One
        ```
        """,
        "chapters/ch01_a/README.md:4: ch01/Onee: no such example. Did you mean ch01/One?   chapters"
            + " lists them",
        "chapters/ch01_a/README.md:8: ch02/One: no such example. Did you mean ch01/One?   chapters"
            + " lists them");
  }

  @Test
  void everyChapterHasAScriptThatCanBePlayed() throws IOException {
    Files.delete(home.resolve("chapters/ch01_a/demo.loop"));
    write("ch02_b/demo.loop", "tikc\n");
    assertProblems(
        "# One\n",
        "chapters/ch01_a/demo.loop:1: this chapter has no script to play. Write a demo.loop",
        "chapters/ch02_b/demo.loop:1: tikc: no such command. Did you mean tick? A line to say opens"
            + " with #");
  }

  @Test
  void foldersAndFencesAreCheckedToo() throws IOException {
    write("third/README.md", "# T\n");
    assertProblems(
        "# One\n```java\n```\n",
        "chapters/third/README.md:1: a chapter's folder is named chNN_slug, for instance"
            + " ch04_blocking",
        "chapters/ch01_a/README.md:2: Java without a source. Name the file it comes from,"
            + " java src=X.java#region, or say java illustration");
  }
}
