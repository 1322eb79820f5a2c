package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The grades of a class that handed in `Sum.java` alone, for tests of what is made of grades.
final class SmallClass {
  private static final Exercise SUM = Walls.sum();

  private final List<GradeBook.Row> rows = new ArrayList<>();

  /// Adds a student whose answer passes.
  SmallClass passed(String id, String name) {
    return add(
        id,
        name,
        new Grade(SUM.id(), "passed", true, 10, 10, "passed, 1 test", List.of(), List.of()));
  }

  /// Adds a student whose answer fails.
  SmallClass failed(String id, String name, String summary) {
    return add(
        id, name, new Grade(SUM.id(), "failed", false, 0, 10, summary, List.of(), List.of()));
  }

  /// Adds a student with a grade of any kind.
  SmallClass add(String id, String name, Grade grade) {
    var answer =
        new Answer(
            new Attempt(SUM.assignment(), List.of(), List.of()), Map.of("Sum.java", "Sum.java"));
    rows.add(
        new GradeBook.Row(
            new Submission(id, name, Map.of(grade.exercise(), answer), Optional.empty(), List.of()),
            List.of(grade)));
    return this;
  }

  GradeBook book() {
    return new GradeBook(
        List.of(SUM), rows, List.of("process"), List.of(), "namespaces", List.of());
  }
}
