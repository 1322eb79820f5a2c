package dev.loopbook.exercise;

import java.time.Instant;
import java.util.Optional;

/// A student's progress with one exercise.
///
/// @param checks how many verdicts were asked for
/// @param hints how many hints were shown
/// @param failing whether the last verdict wasn't a pass
/// @param passed when it first passed, if it did
/// @param gaveUp whether the solution was shown before that, so that it earns no points
public record ExerciseStatus(
    int checks, int hints, boolean failing, Optional<Instant> passed, boolean gaveUp) {

  /// Nothing has been done yet.
  public static final ExerciseStatus NEW = new ExerciseStatus(0, 0, false, Optional.empty(), false);

  /// The state of an exercise.
  public enum State {
    /// Nothing has been done yet.
    NEW("new"),
    /// Something was done, but it hasn't passed.
    OPEN("open"),
    /// It passed.
    PASSED("passed"),
    /// Its solution was shown before it passed.
    SHOWN("shown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// Returns it in a word: `passed`.
    public String word() {
      return word;
    }
  }

  /// Returns the state.
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

  /// Returns the points that it earned.
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
