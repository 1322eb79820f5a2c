package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a class got wrong in an exercise, the most common first.
///
/// Two answers made the same mistake if they fail the same test with the same words. If a known
/// wrong answer of the exercise fails like that, the mistake is named after it.
final class CommonMistakes {
  private CommonMistakes() {}

  /// A mistake.
  ///
  /// @param test the test that it fails; empty if none ran
  /// @param words what the report says
  /// @param known the name of the known wrong answer, if it's one
  /// @param students the students who made it
  record Mistake(String test, String words, Optional<String> known, List<String> students) {}

  static List<Mistake> of(Exercise exercise, GradeBook book) {
    var students = new LinkedHashMap<Mistake, List<String>>();
    for (var row : book.students()) {
      for (var grade : row.grades()) {
        if (grade.exercise().equals(exercise.id()) && grade.isHandedIn() && !grade.passed()) {
          students
              .computeIfAbsent(mistake(exercise, grade), _ -> new ArrayList<>())
              .add(row.student());
        }
      }
    }
    var mistakes = new ArrayList<Mistake>();
    students.forEach(
        (made, by) -> mistakes.add(new Mistake(made.test, made.words, made.known, by)));
    mistakes.sort(Comparator.comparingInt(mistake -> -mistake.students().size()));
    return mistakes;
  }

  private static Mistake mistake(Exercise exercise, Grade grade) {
    var failed = grade.tests().stream().filter(test -> !test.passed()).findFirst();
    if (failed.isEmpty()) {
      return new Mistake("", grade.word(), Optional.empty(), List.of());
    }
    var test = failed.get();
    var known =
        exercise.wrong().stream()
            .filter(wrong -> wrong.test().equals(test.name()))
            .filter(wrong -> test.message().contains(wrong.words()))
            .map(Exercise.WrongAnswer::name)
            .findFirst();
    var words = test.message().isEmpty() ? grade.word() : test.message();
    return new Mistake(
        test.name(),
        known.isPresent() ? "" : words.lines().findFirst().orElse(""),
        known,
        List.of());
  }
}
