package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.exercise.ExcuseList;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.FormerPlace;
import dev.loopbook.exercise.PropertySheet;
import dev.loopbook.exercise.PropertySheet.Property;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.CodePlace;
import dev.loopbook.watch.Lane;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TaskState;
import dev.loopbook.watch.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GradingSchemeTest {
  @Test
  void aHiddenTestIsNamedByItsPropertyAndKeepsItsData() {
    var grade =
        grade(
            new Verdict.Failed(
                List.of(result("asksOnce", Optional.empty(), false), failed("anyIds"))));
    assertEquals("a hidden test does not pass: Each id has its own entry", grade.summary());
    assertEquals("Each id has its own entry", grade.tests().get(1).name());
    assertEquals("", grade.tests().get(1).message());
    assertFalse(grade.toString().contains("4711"), grade::toString);
    assertFalse(grade.toString().contains("anyIds"), grade::toString);
  }

  @Test
  void aPredictionsReportSaysHowManyPartsAreRight() {
    var grade =
        new GradingScheme(Map.of(), false)
            .grade(
                exercise(ExerciseKind.PREDICT),
                new Verdict.Failed(
                    List.of(
                        result(
                            "first",
                            Optional.of(TestFailure.of("prediction", "not what it does")),
                            false),
                        result("second", Optional.empty(), false))),
                new GradingScheme.Tests(Set.of()));
    assertEquals("1 of 2 parts are right", grade.summary());
    assertEquals(
        List.of("part 1 passed", "part 2 failed"),
        grade.tests().stream().map(test -> test.name() + " " + test.outcome()).toList());
    assertFalse(grade.toString().contains("second"), grade::toString);
  }

  @Test
  void severalTestsOfOnePropertyAreNumbered() {
    var grade = grade(new Verdict.Failed(List.of(failed("anyIds"), failed("noIds"))));
    assertEquals(
        List.of("Each id has its own entry", "Each id has its own entry (2)"),
        grade.tests().stream().map(Grade.Test::name).toList());
  }

  @Test
  void aWeightByAFormerNameStillCounts() {
    var moved = exercise(ExerciseKind.MAKE);
    var points = moved.points();
    assertEquals(3 * points, new GradingScheme(Map.of("ch03/e7", 3.0), false).max(moved));
    assertEquals(3 * points, new GradingScheme(Map.of("ch03/e7_before", 3.0), false).max(moved));
    var both = Map.of("ch03/e7", 3.0, moved.shortId(), 2.0);
    assertEquals(2 * points, new GradingScheme(both, false).max(moved));
  }

  @Test
  void aLimitReachedInAHiddenTestNamesTheProperty() {
    var grade =
        grade(
            new Verdict.TimedOut(
                Message.Limit.WAITING,
                Optional.of("anyIds"),
                Optional.of(new CodePlace("Fetcher.java", 3)),
                List.of(result("anyIds", Optional.empty(), true))));
    assertEquals(Message.Limit.WAITING.words() + " in Each id has its own entry", grade.summary());
    assertEquals(List.of(), grade.details());
  }

  @Test
  void aStudentsOwnTestsEarnNothingIfTheyNeverEnd() {
    var ofTheStudent = List.of(result("mine", Optional.empty(), false));
    for (var verdict :
        List.of(
            new Verdict.TimedOut(
                Message.Limit.WHOLE, Optional.of("mine"), Optional.empty(), ofTheStudent),
            new Verdict.Exited(3, ofTheStudent),
            new Verdict.Crashed("out of memory", ofTheStudent))) {
      assertEquals(0, partly(ExerciseKind.TEST, verdict), verdict.word());
      assertEquals(10, partly(ExerciseKind.MAKE, verdict), verdict.word());
    }
    var caught = result("catchesLost", Optional.empty(), false);
    var missed = failed("catchesLate");
    assertEquals(5, partly(ExerciseKind.TEST, new Verdict.Failed(List.of(caught, missed))));
  }

  private static double partly(ExerciseKind kind, Verdict verdict) {
    return new GradingScheme(Map.of(), true)
        .grade(exercise(kind), verdict, new GradingScheme.Tests(Set.of()))
        .points();
  }

  @Test
  void linesLanesAndAdviceAreThoseOfVisibleTestsOnly() {
    var grade = grade(new Verdict.Failed(List.of(drawn("asksOnce", false), drawn("anyIds", true))));
    var visible = grade.tests().getFirst();
    assertEquals("Fetcher.java:3", visible.file() + ":" + visible.line());
    assertEquals("updates are lost", visible.advice());
    assertEquals(
        List.of("ann", "bob"),
        visible.lanes().stream().skip(1).map(GradingSchemeTest::task).toList());
    var hidden = grade.tests().get(1);
    assertEquals(":0", hidden.file() + ":" + hidden.line());
    assertEquals("", hidden.code());
    assertEquals("", hidden.advice());
    assertEquals(List.of(), hidden.lanes());
  }

  @Test
  void aPredictionHasNeitherLanesNorAdvice() {
    var grade =
        new GradingScheme(Map.of(), false)
            .grade(
                exercise(ExerciseKind.PREDICT),
                new Verdict.Failed(List.of(drawn("first", false))),
                new GradingScheme.Tests(Set.of()));
    assertEquals("", grade.tests().getFirst().advice());
    assertEquals(List.of(), grade.tests().getFirst().lanes());
  }

  private static String task(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static TestResult drawn(String name, boolean hidden) {
    var lanes = List.of(lane(1, "ann", 0), lane(2, "bob", 1)); // one after the other
    var failure =
        new TestFailure(
            "AssertionError",
            "too late",
            Optional.empty(),
            Optional.empty(),
            Optional.of(new CodePlace("Fetcher.java", 3)),
            List.of(),
            Optional.empty(),
            List.of(new Timeline(Timeline.Axis.TICKS, lanes)),
            List.of(),
            List.of(),
            Optional.of("updates are lost"),
            "");
    return result(name, Optional.of(failure), hidden);
  }

  private static Lane lane(int number, String task, int from) {
    return new Lane(
        new TaskRef(number, task), List.of(new Lane.Span(TaskState.RUNNING, from, from + 1)));
  }

  private static Grade grade(Verdict verdict) {
    return new GradingScheme(Map.of(), false)
        .grade(exercise(ExerciseKind.MAKE), verdict, new GradingScheme.Tests(Set.of()));
  }

  private static TestResult failed(String name) {
    return result(name, Optional.of(TestFailure.of("AssertionError", "id 4711")), true);
  }

  private static TestResult result(String name, Optional<TestFailure> failure, boolean hidden) {
    return new TestResult(
        name,
        failure.isPresent() ? TestResult.Outcome.FAILED : TestResult.Outcome.PASSED,
        failure,
        hidden);
  }

  private static Exercise exercise(ExerciseKind kind) {
    return new Exercise(
        "ch04_blocking",
        "e1_unblock",
        10,
        10,
        "works",
        Optional.empty(),
        "Unblock",
        "",
        List.of(),
        "",
        Path.of("e"),
        List.of(),
        List.of(),
        new PropertySheet(
            List.of(
                new Property("Asks once", List.of("asksOnce")),
                new Property("Each id has its own entry", List.of("anyIds", "noIds")))),
        new ExcuseList(List.of()),
        new Assignment(
            kind,
            "ch04_blocking.e1_unblock",
            List.of("Answer.java"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Path.of("s"),
            "1"),
        Optional.of(new FormerPlace("ch03_await", "e7_before")));
  }
}
