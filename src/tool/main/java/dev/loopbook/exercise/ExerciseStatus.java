package dev.loopbook.exercise;

import java.time.Instant;
import java.util.Optional;

/// How far a student has come with one exercise.
///
/// @param checks how many verdicts were asked for
/// @param hints how many hints were shown
/// @param failing whether the last verdict was no pass
/// @param passed when it was passed first, if it was
/// @param gaveUp whether the solution was shown before that: then it earns no points
public record ExerciseStatus(
    int checks, int hints, boolean failing, Optional<Instant> passed, boolean gaveUp) {

  /// Nothing is done yet.
  public static final ExerciseStatus NEW = new ExerciseStatus(0, 0, false, Optional.empty(), false);

  /// How it stands, in a word.
  public enum State {
    /// Nothing is done yet.
    NEW("new"),
    /// Something was done, and it is not passed.
    OPEN("open"),
    /// It is passed.
    PASSED("passed"),
    /// Its solution was shown before it was passed.
    SHOWN("shown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// Returns the word: `passed`.
    public String word() {
      return word;
    }
  }

  /// Returns how it stands, in a word.
  public State state() {
    if (gaveUp) {
      return State.SHOWN;
    }
    if (passed.isPresent()) {
      return State.PASSED;
    }
    return checks > 0 || hints > 0 ? State.OPEN : State.NEW;
  }

  /// Returns whether there is nothing left to do.
  public boolean isOver() {
    return passed.isPresent() || gaveUp;
  }

  /// Returns the points that it has earned.
  public int points(Exercise exercise) {
    return state() == State.PASSED ? exercise.points() : 0;
  }

  /// Returns this after one more verdict.
  ExerciseStatus checked(boolean pass, Instant now) {
    return new ExerciseStatus(
        checks + 1, hints, !pass, pass && passed.isEmpty() ? Optional.of(now) : passed, gaveUp);
  }

  /// Returns this after one more hint.
  ExerciseStatus hinted() {
    return new ExerciseStatus(checks, hints + 1, failing, passed, gaveUp);
  }

  /// Returns this after the solution was shown.
  ExerciseStatus shown() {
    return new ExerciseStatus(checks, hints, failing, passed, gaveUp || passed.isEmpty());
  }
}
