package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SourcePlace;
import java.util.Optional;
import java.util.stream.Collectors;

/// What every kind of feedback says in the same words.
final class Feedback {
  private Feedback() {}

  /// Returns whether an answer's summary says more than what follows it: its details or its tests.
  static boolean tellsSummary(Grade grade) {
    return grade.details().isEmpty() && grade.tests().stream().allMatch(Grade.Test::passed);
  }

  /// Returns why a test didn't pass, with the student's line.
  static String message(Grade.Test test) {
    var what = test.message().isEmpty() ? test.outcome() : test.message();
    return test.line() == 0
        ? what
        : format("%s\n%s  %s", what, SourcePlace.of(test.file(), test.line()), test.code())
            .stripTrailing();
  }

  /// Returns the exercises that a student didn't hand in; empty if there are none.
  static Optional<String> notHandedIn(GradeBook.Row row) {
    var names =
        row.grades().stream()
            .filter(grade -> !grade.isHandedIn())
            .map(Grade::exercise)
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(text -> !text.isEmpty());
  }
}
