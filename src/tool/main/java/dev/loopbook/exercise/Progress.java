package dev.loopbook.exercise;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a student has done, kept in `.loopbook/progress.json` of the home directory.
///
/// Each change is written at once and whole: a crash loses nothing but the change at hand. Several
/// processes may use it at the same time.
public final class Progress {
  private final ProgressFile file;
  private final InstantSource now;

  private Progress(ProgressFile file, InstantSource now) {
    this.file = file;
    this.now = now;
  }

  /// Returns the progress that is kept in a home directory; it need not have any yet.
  public static Progress in(Path home) {
    return in(home, InstantSource.system());
  }

  static Progress in(Path home, InstantSource now) {
    return new Progress(new ProgressFile(home.resolve(".loopbook").resolve("progress.json")), now);
  }

  /// Returns what the student should be told of the file itself, once: that it was broken and where
  /// it lies now, or that it cannot be written.
  public Optional<String> notice() {
    return file.notice();
  }

  /// Returns how far an exercise has come.
  public ExerciseStatus of(Exercise exercise) {
    return file.read().status(exercise.id());
  }

  /// Returns the name of the exercise that was worked on last.
  public Optional<String> current() {
    return file.read().current();
  }

  /// Notes a verdict.
  public void checked(Exercise exercise, boolean pass) {
    Instant when = now.instant();
    change(exercise, status -> status.checked(pass, when));
  }

  /// Notes that one more hint was shown.
  public void hinted(Exercise exercise) {
    change(exercise, ExerciseStatus::hinted);
  }

  /// Notes that the solution was shown.
  public void shown(Exercise exercise) {
    change(exercise, ExerciseStatus::shown);
  }

  /// Notes that an exercise begins anew. What was passed stays passed.
  public void began(Exercise exercise) {
    change(exercise, UnaryOperator.identity());
  }

  private void change(Exercise exercise, UnaryOperator<ExerciseStatus> change) {
    file.update(exercise.id(), change);
  }

  /// Returns how many exercises in a row are passed without having seen their solution, counted
  /// back from the last one that is over.
  ///
  /// @param exercises the exercises of a chapter, in their order
  public int streak(List<Exercise> exercises) {
    var read = file.read();
    var streak = 0;
    for (var exercise : exercises) {
      switch (read.status(exercise.id()).state()) {
        case PASSED -> streak++;
        case SHOWN -> streak = 0;
        case NEW, OPEN -> {}
      }
    }
    return streak;
  }
}
