package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersCheckTest {
  private static final String CHAPTER = "# T\n## Change\n- one\n- two\n## Make\nIt.\n";
  private static final String RUN = "```output of=A.java\n```\n";

  @TempDir Path home;

  private void assertProblems(String answers, String... problems) {
    var chapter = new BookFolder(home).write("answers.md", answers).chapter(CHAPTER);
    var found = new AnswersCheck(chapter, chapter.answers().orElseThrow()).check();
    assertEquals(
        String.join("\n", problems),
        String.join("\n", found.stream().map(BookProblem::toString).toList()));
  }

  @Test
  void eachItemHasAnAnswerThatRuns() {
    assertProblems("# A\n## Change\n### 1. x\n" + RUN + "### 2. y\n" + RUN + "## Make\n" + RUN);
  }

  @Test
  void whatIsMissingIsTold() {
    assertProblems(
        "# A\n## Change\n### 1. x\nwords\n",
        "chapters/ch01_a/answers.md:3: answer 1 runs nothing. Show the changed program: diff of=X.java",
        "chapters/ch01_a/answers.md:1: no answer to item 2 of Change",
        "chapters/ch01_a/answers.md:1: no sample under ## Make. Show one: output of=make/X.java");
  }

  @Test
  void aSampleRunsToo() {
    assertProblems(
        "# A\n## Change\n### 1. x\n" + RUN + "### 2. y\n" + RUN + "## Make\nwords\n",
        "chapters/ch01_a/answers.md:1: no sample under ## Make. Show one: output of=make/X.java");
  }

  @Test
  void answersAreNumberedLikeTheItems() {
    assertProblems(
        "# A\n## Change\n### 2. x\n"
            + RUN
            + "### 2. y\n"
            + RUN
            + "### 3. z\n"
            + RUN
            + "## Make\n"
            + RUN,
        "chapters/ch01_a/answers.md:3: the heading of answer 1 starts ### 1. ",
        "chapters/ch01_a/answers.md:9: an answer 3, and Change has 2 items");
  }
}
