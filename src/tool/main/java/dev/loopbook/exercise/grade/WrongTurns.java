package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a class got wrong in an exercise, the most common first.
///
/// Two answers took the same wrong turn if they fail the same test with the same words. Where a
/// known wrong answer of the exercise fails so, the turn has its name.
final class WrongTurns {
  private WrongTurns() {}

  /// A wrong turn.
  ///
  /// @param test the test that it fails; empty if none ran
  /// @param words what the report says
  /// @param known the name of the known wrong answer, if it is one
  /// @param students who took it
  record Turn(String test, String words, Optional<String> known, List<String> students) {}

  static List<Turn> of(Exercise exercise, GradeBook book) {
    var turns = new LinkedHashMap<Turn, List<String>>();
    for (var row : book.students()) {
      for (var grade : row.grades()) {
        if (grade.exercise().equals(exercise.id()) && grade.isHandedIn() && !grade.passed()) {
          turns.computeIfAbsent(turn(exercise, grade), _ -> new ArrayList<>()).add(row.student());
        }
      }
    }
    return turns.entrySet().stream()
        .map(
            entry ->
                new Turn(
                    entry.getKey().test(),
                    entry.getKey().words(),
                    entry.getKey().known(),
                    List.copyOf(entry.getValue())))
        .sorted(Comparator.comparingInt((Turn turn) -> -turn.students().size()))
        .toList();
  }

  private static Turn turn(Exercise exercise, Grade grade) {
    var failed = grade.tests().stream().filter(test -> !test.passed()).findFirst();
    if (failed.isEmpty()) {
      return new Turn("", grade.word(), Optional.empty(), List.of());
    }
    var test = failed.get();
    var known =
        exercise.wrong().stream()
            .filter(wrong -> wrong.test().equals(test.name()))
            .filter(wrong -> test.message().contains(wrong.words()))
            .map(Exercise.WrongAnswer::name)
            .findFirst();
    var words = test.message().isEmpty() ? grade.word() : test.message();
    return new Turn(
        test.name(),
        known.isPresent() ? "" : words.lines().findFirst().orElse(""),
        known,
        List.of());
  }
}
