package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;

/// How a class did in one exercise. Answers that couldn't be judged don't count.
///
/// @param handedIn how many handed it in
/// @param passed how many of those passed
record ExerciseStanding(Exercise exercise, int handedIn, int passed) {
  /// With fewer answers, a share says nothing.
  private static final int FEWEST = 5;

  private static final int HARD = 40; // percent
  private static final int EASY = 95;

  /// What the share of passes says about the exercise itself.
  enum Difficulty {
    /// Too few answers to say anything.
    UNKNOWN(""),
    /// Fewer than 40 % passed.
    HARD("too hard?"),
    /// 95 % or more passed.
    EASY("too easy?"),
    /// In between.
    FITTING("");

    private final String words;

    Difficulty(String words) {
      this.words = words;
    }

    /// Returns what a report says; nothing where there's nothing to think about.
    String words() {
      return words;
    }
  }

  /// Returns how the class did in the exercise at a place in the book's order.
  static ExerciseStanding of(GradeBook book, int index) {
    var grades =
        book.students().stream()
            .map(row -> row.grades().get(index))
            .filter(grade -> grade.isHandedIn() && !grade.isNotJudged())
            .toList();
    return new ExerciseStanding(
        book.exercises().get(index),
        grades.size(),
        (int) grades.stream().filter(Grade::passed).count());
  }

  /// Returns the share of passes in percent; 0 if nobody handed it in.
  int percent() {
    return handedIn == 0 ? 0 : Math.round(100f * passed / handedIn);
  }

  Difficulty difficulty() {
    if (handedIn < FEWEST) {
      return Difficulty.UNKNOWN;
    }
    if (100 * passed < HARD * handedIn) {
      return Difficulty.HARD;
    }
    return 100 * passed >= EASY * handedIn ? Difficulty.EASY : Difficulty.FITTING;
  }
}
