package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GradeBookTest {
  private final SmallClass students = new SmallClass().passed("1", "Ann");

  @Test
  void aClassPassesOnceAllItsAnswersDo() {
    assertTrue(students.book().allPassed());
    assertTrue(students.passed("2", "Bo").book().allPassed());
    assertFalse(students.failed("3", "Cy", "found 3").book().allPassed());
  }

  @Test
  void whoHandedNothingInHasNotPassed() {
    assertFalse(students.add("2", "Bo", Grade.notHandedIn("ch90/e1_sum", 10)).book().allPassed());
  }

  @Test
  void whoseHandInWasRefusedHasNotPassed() {
    var passed = students.book();
    var refused = new GradeBook.Row(Submission.refused("2", "Bo", "it is damaged"), List.of());
    assertFalse(
        new GradeBook(
                passed.exercises(),
                List.of(passed.students().getFirst(), refused),
                passed.walls(),
                passed.missingWalls(),
                passed.sandbox(),
                passed.remarks())
            .allPassed());
  }

  @Test
  void anExerciseThatWasNotHandedInIsNoFailure() {
    var ann = students.book().students().getFirst();
    var both =
        new GradeBook.Row(
            ann.submission(),
            List.of(ann.grades().getFirst(), Grade.notHandedIn("ch90/e2_count", 10)));
    assertTrue(
        new GradeBook(List.of(), List.of(both), List.of(), List.of(), "", List.of()).allPassed());
  }
}
