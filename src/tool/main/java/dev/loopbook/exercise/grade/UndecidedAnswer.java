package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An answer that a person should look at, because the machine's verdict isn't the last word.
///
/// @param grade the machine's grade
/// @param reasons why, one at least
public record UndecidedAnswer(
    Submission submission, Exercise exercise, Grade grade, List<String> reasons) {
  private static final Set<String> WORDS =
      Set.of(Verdict.NotJudged.WORD, "timed out", "no result", "crashed");

  /// Keeps its own copy.
  public UndecidedAnswer {
    reasons = List.copyOf(reasons);
  }

  /// Returns what the student handed in for the exercise.
  public Attempt attempt() {
    return attempt(submission, exercise);
  }

  private static Attempt attempt(Submission submission, Exercise exercise) {
    return requireNonNull(submission.answers().get(exercise.id())).attempt();
  }

  /// Returns what should be judged once more, to see whether it ends alike: the answers that may
  /// depend on chance, on the clock or on threads. Running everything twice would take twice as
  /// long; whatever has none of these runs the same each time.
  public static List<Submission> forSecondLook(List<Exercise> exercises, List<Submission> all) {
    var chosen = new ArrayList<Submission>();
    for (var submission : all) {
      var answers = new HashMap<String, Answer>();
      for (var exercise : exercises) {
        var answer = submission.answers().get(exercise.id());
        if (answer != null
            && exercise.kind() != ExerciseKind.PREDICT
            && ChanceScan.of(exercise, answer.attempt()).mayVary()) {
          answers.put(exercise.id(), answer);
        }
      }
      if (!answers.isEmpty()) {
        chosen.add(
            new Submission(
                submission.id(), submission.student(), answers, Optional.empty(), List.of()));
      }
    }
    return chosen;
  }

  /// Returns the undecided answers of a class, in the order of its rows.
  ///
  /// @param rows the machine's grades
  /// @param second its grades of what was judged once more
  /// @param reviews what was decided before
  public static List<UndecidedAnswer> in(
      List<Exercise> exercises,
      List<GradeBook.Row> rows,
      List<GradeBook.Row> second,
      ReviewLog reviews) {
    var again = new HashMap<String, Grade>();
    for (var row : second) {
      for (var grade : row.grades()) {
        if (grade.isHandedIn()) {
          again.put(row.submission().id() + "\n" + grade.exercise(), grade);
        }
      }
    }
    var all = new ArrayList<UndecidedAnswer>();
    for (var row : rows) {
      for (var i = 0; i < exercises.size(); i++) {
        var grade = row.grades().get(i);
        if (row.submission().answers().containsKey(grade.exercise())) {
          var reasons = reasons(row.submission(), exercises.get(i), grade, again, reviews);
          if (!reasons.isEmpty()) {
            all.add(new UndecidedAnswer(row.submission(), exercises.get(i), grade, reasons));
          }
        }
      }
    }
    return all;
  }

  private static List<String> reasons(
      Submission submission,
      Exercise exercise,
      Grade grade,
      Map<String, Grade> again,
      ReviewLog reviews) {
    var reasons = new ArrayList<String>();
    if (WORDS.contains(grade.word())) {
      reasons.add(grade.word());
    }
    var attempt = attempt(submission, exercise);
    if (exercise.kind() != ExerciseKind.PREDICT) {
      reasons.addAll(ChanceScan.of(exercise, attempt).remarks());
    }
    Optional.ofNullable(again.get(submission.id() + "\n" + exercise.id()))
        .filter(other -> !sameEnd(grade, other))
        .ifPresent(
            other ->
                reasons.add(
                    format(
                        "it doesn't always end alike: %s the first time, %s the second",
                        end(grade), end(other))));
    attempt.unreadable().stream()
        .filter(problem -> problem.contains(SubmissionReader.MORE_THAN_ONCE))
        .findFirst()
        .ifPresent(_ -> reasons.add("two versions were handed in, and they differ"));
    submission.remarks().stream()
        .filter(remark -> remark.endsWith(SubmissionReader.LAST_COUNTS))
        .filter(remark -> isAbout(exercise, remark))
        .findFirst()
        .ifPresent(remark -> reasons.add("there were several attempts: " + remark));
    reviews
        .find(submission, exercise.id())
        .filter(review -> !review.isAbout(submission))
        .ifPresent(_ -> reasons.add("the answer has changed since it was reviewed"));
    return reasons;
  }

  private static boolean isAbout(Exercise exercise, String remark) {
    return remark.startsWith("handed in ")
        || exercise.edit().stream()
            .map(name -> name.replaceFirst("\\.java$", ""))
            .anyMatch(remark::contains);
  }

  private static boolean sameEnd(Grade one, Grade other) {
    return one.word().equals(other.word())
        && one.tests().stream()
            .map(Grade.Test::outcome)
            .toList()
            .equals(other.tests().stream().map(Grade.Test::outcome).toList());
  }

  private static String end(Grade grade) {
    var passed = grade.tests().stream().filter(Grade.Test::passed).count();
    return grade.tests().isEmpty()
        ? grade.word()
        : format("%s with %d of %d tests", grade.word(), passed, grade.tests().size());
  }
}
