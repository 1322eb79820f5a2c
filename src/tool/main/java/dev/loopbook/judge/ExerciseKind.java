package dev.loopbook.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a student does in an exercise.
public enum ExerciseKind {
  /// Writes code until the tests pass.
  MAKE("make it work"),
  /// Finds what is wrong in code that looks right.
  BUG("find the bug"),
  /// Predicts the order in which things happen.
  PREDICT("predict the order"),
  /// Writes the test, which has to accept a right program and catch wrong ones.
  TEST("write the test");

  private final String words;

  ExerciseKind(String words) {
    this.words = words;
  }

  /// Returns it in words: `find the bug`.
  public String words() {
    return words;
  }

  /// Returns its name in front matter: `bug`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns the kind with this name in front matter, if there is one.
  public static Optional<ExerciseKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
