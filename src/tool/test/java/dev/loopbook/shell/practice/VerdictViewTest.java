package dev.loopbook.shell.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.text.StyledLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What differs between an expected and a found value can be seen.
final class VerdictViewTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));

  @Test
  void theIndentOfAValueIsKept() {
    assertEquals(
        List.of(
            "    expected     a: task b",
            "                   b: sleep  5 s",
            "    found        a: task b",
            "                 b: sleep 5 s"),
        shown(80, comparison("a: task b\n  b: sleep  5 s", "a: task b\nb: sleep 5 s"))
            .subList(2, 6));
  }

  @Test
  void aLineThatIsTooLongIsWrappedAtItsIndent() {
    assertEquals(
        List.of(
            "    expected     one two three four",
            "                 five six",
            "    found          one two three four",
            "                   five six"),
        shown(33, comparison("one two three four five six", "  one two three four five six"))
            .subList(2, 6));
  }

  @Test
  void ofValuesWithSeveralLinesTheFirstThatDiffersIsShown() {
    var comparison = comparison("a\n  b\nc", "a\nb");
    assertEquals(
        "  other   line 2: expected   b, found b", shown(80, comparison, comparison).getLast());
  }

  @Test
  void howMuchOfAPredictionIsRightIsSaidThreeTimes() {
    assertEquals("    1 of its 2 parts are right.", prediction(3).get(1));
    assertEquals(
        "    How much is right is said for the first 3 checks only.",
        prediction(4).get(1).substring(0, 58));
  }

  @Test
  void whichPartOfAPredictionIsRightIsNeverSaid() {
    for (var checks : List.of(1, 9)) {
      var text = String.join("\n", prediction(checks));
      assertFalse(text.contains("thisOne") || text.contains("thatOne"), text);
    }
  }

  private static List<String> prediction(int checks) {
    return VerdictView.of(
            new Verdict.Failed(
                List.of(
                    new TestResult("thisOne", TestResult.Outcome.PASSED, Optional.empty(), false),
                    failed("thatOne", TestFailure.of("prediction", "no")))),
            exercise(ExerciseKind.PREDICT),
            checks,
            List.of(),
            "",
            80)
        .stream()
        .map(StyledLine::plain)
        .toList();
  }

  private static Exercise exercise(ExerciseKind kind) {
    return Exercises.in(BOOK).all().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static TestFailure comparison(String expected, String found) {
    var failure = TestFailure.of("AssertionFailedError", "the tree");
    return new TestFailure(
        failure.type(),
        failure.message(),
        Optional.of(expected),
        Optional.of(found),
        failure.yourLine(),
        failure.testLine(),
        failure.lanes(),
        failure.trace(),
        failure.findings(),
        failure.probably(),
        failure.output());
  }

  private static TestResult failed(String test, TestFailure failure) {
    return new TestResult(test, TestResult.Outcome.FAILED, Optional.of(failure), false);
  }

  /// Returns the failures as they are shown, without the head.
  private static List<String> shown(int width, TestFailure first, TestFailure... others) {
    var results = new ArrayList<>(List.of(failed("theTree", first)));
    for (var other : others) {
      results.add(failed("other", other));
    }
    return VerdictView.of(
            new Verdict.Failed(results), exercise(ExerciseKind.MAKE), 1, List.of(), "", width)
        .stream()
        .skip(1)
        .map(StyledLine::plain)
        .toList();
  }
}
