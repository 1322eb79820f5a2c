package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceCheckTest {

  @TempDir Path home;
  private BookFolder book;

  @BeforeEach
  void writeTheCode() {
    book =
        new BookFolder(home)
            .write("A.java", "void main() {\n  // region say\n  say(1);\n  // endregion\n}\n")
            .write("Unclosed.java", "// region x\n");
  }

  private void assertProblems(String markdown, String... problems) {
    assertEquals(String.join("\n", problems), String.join("\n", book.problems(markdown)));
  }

  @Test
  void fencesThatShowTheCodeAreRight() {
    book.printed = "one\ntwo\nthree\n";
    assertProblems(
        """
        # T
        ```java src=A.java
        void main() {
          say(1);
        }
        ```
        - in a list
          ```java src=A.java#say
          say(1);
          ```
        ```output of=A.java
        one
        two
        three
        ```
        ```output of=A.java lines=2-3
        two
        three
        ```
        ```java illustration
        anything(at all);
        ```
        ```sh
        ./run.sh
        ```
        """);
    assertEquals(List.of("A.java"), book.runs, "each program is run once");
  }

  @Test
  void codeThatDiffersIsToldAtItsLine() {
    assertProblems(
        "# T\n```java src=A.java\nvoid main() {\n  say(2);\n}\n```\n",
        "chapters/ch01_a/README.md:4: this is not what A.java holds",
        "  expected    say(1);",
        "  found       say(2);",
        "  fix       ./run.sh book --update");
  }

  @Test
  void anOutputThatIsTooShortOrTooLongIsTold() {
    book.printed = "one\ntwo\n";
    assertProblems(
        "# T\n```output of=A.java\none\n```\n```output of=A.java\none\ntwo\nthree\n```\n",
        "chapters/ch01_a/README.md:4: this is not what A.java prints",
        "  expected  two",
        "  found     (the fence ends)",
        "  fix       ./run.sh book --update",
        "chapters/ch01_a/README.md:8: this is not what A.java prints",
        "  expected  (nothing more)",
        "  found     three",
        "  fix       ./run.sh book --update");
  }

  @Test
  void anOutputIsComparedToTheLetter() {
    book.printed = "one \n";
    assertEquals(1, book.problems("# T\n```output of=A.java\none\n```\n").size());
    assertEquals(0, book.problems("# T\n```output of=A.java\none \n```\n").size());
  }

  @Test
  void aProgramThatFailsIsNotRecordedAsIfItWereRight() {
    book.printed = "a\nb\nc\nd\ne\nf\nBoom: here\n";
    book.status = 1;
    assertProblems(
        "# T\n```output of=A.java\n```\n",
        "chapters/ch01_a/README.md:2: A.java ended with exit status 1, not 0. Fix it, or write status=1"
            + " if it should",
        "  │ b",
        "  │ c",
        "  │ d",
        "  │ e",
        "  │ f",
        "  │ Boom: here");
    assertEquals(
        List.of(), book.problems("# T\n```output of=A.java status=1 lines=7\nBoom: here\n```\n"));
  }

  @Test
  void linesThatTheProgramNeverPrintsAreTold() {
    book.printed = "one\n";
    assertProblems(
        "# T\n```output of=A.java lines=1-2\none\n```\n",
        "chapters/ch01_a/README.md:2: lines=1-2: A.java prints only 1 of them");
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertProblems(
        """
        # T
        ```java src=a.java
        ```
        ```output of=Xyzzyxyzzy.java
        ```
        ```java src=A.java#sya
        ```
        ```java src=Unclosed.java
        ```
        """,
        "chapters/ch01_a/README.md:2: a.java: no such file beside chapters/ch01_a/README.md. Did you mean A.java?",
        "chapters/ch01_a/README.md:4: Xyzzyxyzzy.java: no such file beside chapters/ch01_a/README.md.",
        "chapters/ch01_a/README.md:6: sya: no such region in A.java. It has say",
        "chapters/ch01_a/README.md:8: Unclosed.java, line 1: region x is never closed by // endregion");
  }

  @Test
  void aFenceThatMeansNothingOrNeverEndsIsTold() {
    assertProblems(
        "# T\n```java\nx\n```\n\n```java src=A.java\nx\n",
        "chapters/ch01_a/README.md:2: Java without a source. Name the file it comes from,"
            + " java src=X.java#region, or say java illustration",
        "chapters/ch01_a/README.md:6: this fence is never closed. End it with a line ```");
  }

  @Test
  void contentWithFenceMarksOfItsOwnNeedsLongerOnes() {
    book.printed = "```\n";
    assertProblems(
        "# T\n```output of=A.java\n```\n",
        "chapters/ch01_a/README.md:2: what belongs here has a line ``` of its own. Open and close with"
            + " ````");
    assertProblems("# T\n````output of=A.java\n```\n````\n");
  }

  @Test
  void aQuestionNeedsAnAnswerAmongItsChoicesAndAnOutput() {
    book.printed = "x\n";
    assertProblems(
        """
        # T
        ```predict of=A.java answer=c
        What?
        a) x
        b) y
        ```
        ```output of=A.java
        x
        ```
        ```predict
        ```
        ```predict answer=a
        What?
        ```
        ```predict
        What?
        a) x
        a) y
        ```
        ```predict of=A.java
        What?
        ```
        """,
        "chapters/ch01_a/README.md:2: answer=c: no such choice. There is a, b",
        "chapters/ch01_a/README.md:10: a predict fence without a question",
        "chapters/ch01_a/README.md:12: answer=a: no such choice. There is none",
        "chapters/ch01_a/README.md:15: two choices have the same letter",
        "chapters/ch01_a/README.md:20: no output answers this question. Put a fence output of=A.java"
            + " after it");
  }

  @Test
  void aTranscriptIsPlayed() {
    assertProblems("# T\n```loop\n> load x\ndid load x\nA 1 @0.000s> tick\ndid tick\n```\n");
    assertProblems(
        "# T\n```loop\n> load x\ndid load x\n> tick\ndid tock\n```\n",
        "chapters/ch01_a/README.md:5: this is not what the shell answers",
        "  expected  A 1 @0.000s> tick",
        "  found     > tick",
        "  fix       ./run.sh book --update");
  }

  @Test
  void aCommandThatGoesWrongIsNotRecordedAsIfItWereRight() {
    assertProblems(
        "# T\n```loop\n> oops\ndid oops\n```\n```loop mistakes\n> oops\ndid oops\n```\n"
            + "```loop continued\nA 1 @0.000s> tick\ndid tick\n```\n",
        "chapters/ch01_a/README.md:2: the shell could not do oops. Fix it, or write loop mistakes if it"
            + " should go wrong",
        "  did oops");
  }

  @Test
  void anEmptyCommandIsACommandToo() {
    assertProblems("# T\n```loop\n> load x\ndid load x\nA 1 @0.000s>\ndid\n```\n");
  }

  @Test
  void aTranscriptMayContinueTheOneBefore() {
    assertProblems(
        """
        # T
        ```loop
        > not this one
        did not this one
        ```
        ```loop
        > load x
        did load x
        ```
        ```text
        prose
        ```
        ```loop continued
        A 1 @0.000s> tick
        did tick
        ```
        ```loop continued
        A 2 @0.000s> state
        did state
        ```
        """);
  }

  @Test
  void aTranscriptThatCannotBePlayedIsTold() {
    assertProblems(
        """
        # T
        ```loop continued
        > tick
        ```
        ```loop
        did load x
        > tick
        ```
        ```loop
        > quit
        > tick
        ```
        """,
        "chapters/ch01_a/README.md:2: loop continued: there is no loop fence before it to continue",
        "chapters/ch01_a/README.md:5: a transcript opens with a command: > load ch01/TwoTasks",
        "chapters/ch01_a/README.md:9: the shell ended at the command quit");
  }
}
