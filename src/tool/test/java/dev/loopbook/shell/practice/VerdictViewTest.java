package dev.loopbook.shell.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.judge.child.TestOrders;
import dev.loopbook.program.CodePlace;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.Lane;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TaskState;
import dev.loopbook.watch.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  void theRowsOfATableStandAsTheyAre() {
    var failure =
        TestFailure.of(
            "AssertionFailedError",
            """
            it comes too early
              CPython   your loop
               1  A      1  A
               1  B      1  B
               2  C      1  C  ◀
               3  D      3  D
               3  E      3  E
               4  F      4  F""");
    assertEquals(
        List.of(
            "    it comes too early",
            "      CPython   your loop",
            "       1  A      1  A",
            "       1  B      1  B",
            "       2  C      1  C  ◀",
            "       3  D      3  D",
            "       3  E      3  E",
            "       4  F      4  F"),
        shown(80, failure).subList(1, 9));
  }

  @Test
  void howMuchOfAPredictionIsRightIsSaidOnce() {
    assertEquals("    1 of its 2 parts are right.", prediction(1).get(1));
    assertEquals(
        "    How much is right is said at the first check only.",
        prediction(2).get(1).substring(0, 54));
  }

  @Test
  void theAwaitsThatAFailureCameThroughFollowYourLine() {
    assertEquals(
        List.of(
            "  theTree",
            "    ArithmeticException: / by zero",
            "    your line    Answer:3          return 10 / by;",
            "    through      Answer:9          return 1 + await(task);",
            "                 AnswerTest:20     await(new Answer().load());",
            "    probably     a division"),
        shown(
            80,
            cameThrough(
                new CodePlace("Answer.java", 3, "return 10 / by;"),
                new CodePlace("Answer.java", 9, "return 1 + await(task);"),
                new CodePlace("AnswerTest.java", 20, "await(new Answer().load());"))));
  }

  @Test
  void ofManyAwaitsTheFirstAreShown() {
    var many = new CodePlace[14];
    Arrays.setAll(many, line -> new CodePlace("Answer.java", line + 1, "await(task);"));
    var shown = shown(80, cameThrough(new CodePlace("Answer.java", 30), many));
    assertEquals(10, shown.stream().filter(line -> line.endsWith("await(task);")).count());
    assertTrue(shown.contains("                 … and 4 more"), shown.toString());
  }

  @Test
  void ofMuchThatWasPrintedTheFirstLinesAreShown() {
    var place = new CodePlace("Answer.java", 3, "await(task);");
    var all = "one\ntwo\nthree\nfour\nfive\nsix\n";
    var shown = String.join("\n", shown(80, cameThrough(all, place)));
    assertTrue(shown.contains("six") && !shown.contains("more line"), shown);
    shown = String.join("\n", shown(80, cameThrough(all + "seven\n", place)));
    assertTrue(shown.contains("six\n                 … 1 more line"), shown);
    assertFalse(shown.contains("seven") || shown.contains("more lines"), shown);
  }

  @Test
  void whichPartOfAPredictionIsRightIsNeverSaid() {
    for (var checks : List.of(1, 9)) {
      var text = String.join("\n", prediction(checks));
      assertFalse(text.contains("thisOne") || text.contains("thatOne"), text);
    }
  }

  @Test
  void aPassSaysInHowManyOrdersEachTestHolds() {
    var exercise = exercise(ExerciseKind.MAKE);
    var verdict =
        new Verdict.Passed(
            List.of(
                passedIn("small", new TestOrders(90, true), false),
                passedIn("single", new TestOrders(1, true), false),
                passedIn("large", new TestOrders(50, false), false),
                passedIn("smallToo", new TestOrders(90, true), false),
                passedIn("secret", new TestOrders(6, true), true)));
    var lines =
        VerdictView.of(verdict, exercise, 1, List.of(), "hint", 80, 80).stream()
            .map(StyledLine::plain)
            .toList();

    assertEquals(
        List.of(
            "    orders       passes in all 90 orders of its callbacks: small, smallToo; in",
            "                 50 orders, of more: large; in all 6 orders of its callbacks: a",
            "                 hidden test"),
        lines.subList(1, 4));
  }

  @Test
  void aPassInTheUsualOrderAloneSaysNothingOfOrders() {
    var verdict =
        new Verdict.Passed(
            List.of(new TestResult("itWorks", TestResult.Outcome.PASSED, Optional.empty(), false)));
    assertFalse(
        VerdictView.of(verdict, exercise(ExerciseKind.MAKE), 1, List.of(), "hint", 80, 80).stream()
            .anyMatch(line -> line.plain().contains("orders")));
  }

  private static TestResult passedIn(String test, TestOrders orders, boolean hidden) {
    return new TestResult(
        test, TestResult.Outcome.PASSED, Optional.empty(), List.of(), Optional.of(orders), hidden);
  }

  @Test
  void whyAPredictionIsRightIsSaidOnceItIs() {
    var exercise =
        Exercises.in(BOOK).all().stream()
            .filter(each -> each.id().equals("ch12/e1_last_words"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            "    why          `cancel` puts the worker into the ready queue. Then `main`",
            "                 sleeps for no time and stands behind it, so the worker hears of",
            "                 it first. Its `finally` may await, and takes until 2 s; only",
            "                 then is the task done and wakes `main`.",
            "                      0   1",
            "                 one  ████████",
            "                 two      ████",
            "    learned      If you cancel a task, you have to know what still happens",
            "                 afterwards, and when.",
            "    read         chapter 12, \"Run\""),
        passed(exercise).subList(1, 11));
    assertEquals(
        List.of(),
        prediction(9).stream()
            .filter(line -> line.contains("why") || line.contains("██"))
            .toList());
  }

  private static List<String> passed(Exercise exercise) {
    var lanes =
        new Timeline(
            Timeline.Axis.TICKS,
            List.of(
                new Lane(new TaskRef(1, "one"), List.of(new Lane.Span(TaskState.RUNNING, 0, 2))),
                new Lane(new TaskRef(2, "two"), List.of(new Lane.Span(TaskState.RUNNING, 1, 2)))));
    var result =
        new TestResult(
            "theOrderOfTheLines",
            TestResult.Outcome.PASSED,
            Optional.empty(),
            List.of(lanes),
            Optional.empty(),
            false);
    return VerdictView.of(new Verdict.Passed(List.of(result)), exercise, 1, List.of(), "", 80, 80)
        .stream()
        .map(StyledLine::plain)
        .toList();
  }

  @Test
  void aPipeGetsLinesOfCodeWhole() {
    var code = "return " + "veryLong".repeat(20) + "();";
    var failure = cameThrough(new CodePlace("Answer.java", 7, code));
    assertTrue(shown(80, Integer.MAX_VALUE, failure).stream().anyMatch(l -> l.endsWith(code)));
    assertTrue(shown(80, 80, failure).stream().allMatch(l -> DisplayWidth.of(l) <= 80));
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
            80,
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
        failure.through(),
        failure.testLine(),
        failure.lanes(),
        failure.trace(),
        failure.findings(),
        failure.probably(),
        failure.output());
  }

  private static TestFailure cameThrough(CodePlace yourLine, CodePlace... through) {
    return cameThrough("", yourLine, through);
  }

  private static TestFailure cameThrough(String output, CodePlace yourLine, CodePlace... through) {
    return new TestFailure(
        "ArithmeticException",
        "/ by zero",
        Optional.empty(),
        Optional.empty(),
        Optional.of(yourLine),
        List.of(through),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of("a division"),
        output);
  }

  private static TestResult failed(String test, TestFailure failure) {
    return new TestResult(test, TestResult.Outcome.FAILED, Optional.of(failure), false);
  }

  /// Returns the failures as they are shown, without the head.
  private static List<String> shown(int width, TestFailure first, TestFailure... others) {
    return shown(width, width, first, others);
  }

  private static List<String> shown(
      int width, int longest, TestFailure first, TestFailure... others) {
    var results = new ArrayList<>(List.of(failed("theTree", first)));
    for (var other : others) {
      results.add(failed("other", other));
    }
    return VerdictView.of(
            new Verdict.Failed(results),
            exercise(ExerciseKind.MAKE),
            1,
            List.of(),
            "",
            width,
            longest)
        .stream()
        .skip(1)
        .map(StyledLine::plain)
        .toList();
  }
}
