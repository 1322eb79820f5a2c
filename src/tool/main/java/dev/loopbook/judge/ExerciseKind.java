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
  /// Says in which order things happen, before running them.
  PREDICT("predict the order"),
  /// Writes the test, which is judged against a right program and wrong ones.
  TEST("write the test");

  private final String words;

  ExerciseKind(String words) {
    this.words = words;
  }

  /// Returns it in words: `find the bug`.
  public String words() {
    return words;
  }

  /// Returns the word that the front matter has: `bug`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns the kind that front matter calls `key`, if there is one.
  public static Optional<ExerciseKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
