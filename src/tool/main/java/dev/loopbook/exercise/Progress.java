package dev.loopbook.exercise;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a student has done, kept in `.loopbook/progress.json` of the home directory.
///
/// Each change is written immediately and atomically, so that a crash loses at most the current
/// change. Several processes may use it at the same time.
public final class Progress {
  private final ProgressFile file;
  private final InstantSource now;

  private Progress(ProgressFile file, InstantSource now) {
    this.file = file;
    this.now = now;
  }

  /// Returns the progress in a home directory, which need not have any yet.
  public static Progress in(Path home) {
    return in(home, InstantSource.system());
  }

  static Progress in(Path home, InstantSource now) {
    return new Progress(new ProgressFile(home.resolve(".loopbook").resolve("progress.json")), now);
  }

  /// Returns what the student should be told about the file itself, once: that it was broken and
  /// where it is now, or that it can't be written.
  public Optional<String> notice() {
    return file.notice();
  }

  /// Returns the status of an exercise.
  public ExerciseStatus of(Exercise exercise) {
    return file.read().status(exercise);
  }

  /// Returns the name of the exercise that was worked on last.
  public Optional<String> current() {
    return file.read().current();
  }

  /// Records a verdict.
  public void checked(Exercise exercise, boolean pass) {
    Instant when = now.instant();
    change(exercise, status -> status.checked(pass, when));
  }

  /// Records that one more hint was shown.
  public void hinted(Exercise exercise) {
    change(exercise, ExerciseStatus::hinted);
  }

  /// Records that the solution was shown.
  public void shown(Exercise exercise) {
    change(exercise, ExerciseStatus::shown);
  }

  /// Records that an exercise starts over. If it passed before, it stays passed.
  public void began(Exercise exercise) {
    change(exercise, UnaryOperator.identity());
  }

  private void change(Exercise exercise, UnaryOperator<ExerciseStatus> change) {
    file.update(exercise, change);
  }

  /// Returns how many exercises in a row passed without showing their solution, counted back from
  /// the last finished one.
  ///
  /// @param exercises the exercises of a chapter, in their order
  public int streak(List<Exercise> exercises) {
    var read = file.read();
    var streak = 0;
    for (var exercise : exercises) {
      switch (read.status(exercise).state()) {
        case PASSED -> streak++;
        case SHOWN -> streak = 0;
        case NEW, OPEN -> {}
      }
    }
    return streak;
  }
}
