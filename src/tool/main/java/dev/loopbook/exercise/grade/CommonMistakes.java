package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  /// @param example what it looks like in the answer of one of them
  record Mistake(
      String test, String words, Optional<String> known, List<String> students, Example example) {}

  /// One student's answer with a mistake.
  ///
  /// @param place the file and the line, as far as known
  /// @param text the code on that line, or what the report says where that isn't known
  record Example(String student, String place, String text) {}

  /// What mistakes are told apart by.
  private record Key(String test, String words, Optional<String> known) {}

  static List<Mistake> of(Exercise exercise, GradeBook book) {
    var students = new LinkedHashMap<Key, List<String>>();
    var examples = new LinkedHashMap<Key, Example>();
    for (var row : book.students()) {
      for (var grade : row.grades()) {
        if (grade.exercise().equals(exercise.id()) && grade.isHandedIn() && !grade.passed()) {
          var key = key(exercise, grade);
          students.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.student());
          examples.merge(
              key, example(row, grade), (one, other) -> one.place().isEmpty() ? other : one);
        }
      }
    }
    var mistakes = new ArrayList<Mistake>();
    examples.forEach(
        (key, example) ->
            mistakes.add(
                new Mistake(
                    key.test(),
                    key.words(),
                    key.known(),
                    students.getOrDefault(key, List.of()),
                    example)));
    mistakes.sort(Comparator.comparingInt(mistake -> -mistake.students().size()));
    return mistakes;
  }

  private static Key key(Exercise exercise, Grade grade) {
    var failed = firstFailed(grade);
    if (failed.isEmpty()) {
      return new Key("", grade.word(), Optional.empty());
    }
    var test = failed.get();
    var known =
        exercise.wrong().stream()
            .filter(wrong -> wrong.test().equals(test.name()))
            .filter(wrong -> test.message().contains(wrong.words()))
            .map(Exercise.WrongAnswer::name)
            .findFirst();
    var words = test.message().isEmpty() ? grade.word() : test.message();
    return new Key(
        test.name(), known.isPresent() ? "" : words.lines().findFirst().orElse(""), known);
  }

  private static Optional<Grade.Test> firstFailed(Grade grade) {
    return grade.tests().stream().filter(test -> !test.passed()).findFirst();
  }

  private static Example example(GradeBook.Row row, Grade grade) {
    var answer = row.submission().answers().get(grade.exercise());
    var test = firstFailed(grade).filter(each -> !each.code().isEmpty());
    if (test.isPresent()) {
      return new Example(
          row.student(), place(answer, test.get().file(), test.get().line()), test.get().code());
    }
    return grade.details().stream()
        .filter(detail -> detail.line() > 0)
        .findFirst()
        .map(
            detail ->
                new Example(
                    row.student(),
                    place(answer, detail.file(), detail.line()),
                    firstLine(detail.message())))
        .orElseGet(() -> new Example(row.student(), "", firstLine(grade.summary())));
  }

  /// Returns where a line is in what the student handed in.
  private static String place(@Nullable Answer answer, String file, int line) {
    var path = answer == null ? file : answer.places().getOrDefault(file, file);
    return format("%s:%d", path, line);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
