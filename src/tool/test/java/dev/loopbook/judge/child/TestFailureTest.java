package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestFailureTest {
  private static final TestFailure FAILURE =
      new TestFailure(
          "AssertionFailedError",
          "twice 21",
          Optional.of("42"),
          Optional.of("63"),
          Optional.of(new CodePlace("Answer.java", 2)),
          List.of(new CodePlace("Answer.java", 1)),
          Optional.of(new CodePlace("ATest.java", 1)),
          List.of(),
          List.of(),
          List.of("a task was left pending"),
          Optional.of("an await is missing"),
          "printed");

  @Test
  void itsLinesGetTheirCode() {
    var quoted =
        FAILURE.in(
            List.of(
                new SourceText(Path.of("Answer.java"), "class Answer {\n  int n = 3;\n}\n"),
                new SourceText(Path.of("ATest.java"), "class ATest {}\n")));
    assertEquals(Optional.of("int n = 3;"), quoted.yourLine().map(CodePlace::text));
    assertEquals(
        List.of("class Answer {"), quoted.through().stream().map(CodePlace::text).toList());
    assertEquals(Optional.of("class ATest {}"), quoted.testLine().map(CodePlace::text));
    assertEquals(FAILURE, FAILURE.in(List.of()));
  }

  @Test
  void itsWordsAreAllThatAWrongAnswerMayBeRecognizedBy() {
    assertEquals(
        """
        AssertionFailedError: twice 21
        expected 42
        found 63
        a task was left pending
        probably an await is missing
        """,
        FAILURE.words());
    assertEquals("missed: no\n", TestFailure.of("missed", "no").words());
  }

  @Test
  void aMessageOrACauseCanBeReplacedAndTheRestStays() {
    assertEquals("other", FAILURE.withMessage("other").message());
    assertEquals(FAILURE, FAILURE.withMessage("other").withMessage("twice 21"));
    assertEquals(Optional.of("a slip"), FAILURE.withProbably("a slip").probably());
    assertEquals(FAILURE, FAILURE.withProbably("a slip").withProbably("an await is missing"));
  }
}
