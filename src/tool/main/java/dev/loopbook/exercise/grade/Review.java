package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

/// What a person decided about one answer.
///
/// @param student the student's id
/// @param exercise the exercise's name
/// @param answer a hash of the answer, because the decision is about this one alone
/// @param points the points that it earns
/// @param max the points for a pass when it was decided
/// @param comment why, for the student; may be empty
public record Review(
    String student, String exercise, String answer, double points, double max, String comment) {
  /// The word for a grade that a person gave.
  public static final String WORD = "reviewed";

  /// Checks that the points are possible.
  public Review {
    if (points < 0 || points > max) {
      throw new IllegalArgumentException(format("%s of %s points", points, max));
    }
  }

  /// Returns the review of an answer.
  public static Review of(Submission submission, Grade grade, double points, String comment) {
    return new Review(
        submission.id(),
        grade.exercise(),
        hash(submission, grade.exercise()),
        points,
        grade.max(),
        comment);
  }

  static String hash(Submission submission, String exercise) {
    var answer = submission.answers().get(exercise);
    return answer == null ? "" : Fingerprint.of(answer.attempt(), exercise, "");
  }

  /// Returns whether it's about this answer, and not about one that was handed in before.
  public boolean isAbout(Submission submission) {
    return answer.equals(hash(submission, exercise));
  }

  /// Returns the grade with this decision. Points count in proportion if the exercise's have
  /// changed.
  Grade applied(Grade machine) {
    var earned =
        max == 0 ? 0 : points == max ? machine.max() : rounded(points * machine.max() / max);
    return new Grade(
        exercise,
        WORD,
        earned == machine.max(),
        earned,
        machine.max(),
        format(
            "reviewed%s (it was: %s)", comment.isEmpty() ? "" : ": " + comment, machine.summary()),
        machine.details(),
        machine.tests());
  }

  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
