package dev.loopbook.shell.practice;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.ExerciseStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which exercises a list shows.
///
/// @param search words, each of which an exercise must have in its name, title, kind or task
/// @param show which of them by how they stand
record ExerciseFilter(String search, Show show) {
  static final ExerciseFilter ALL = new ExerciseFilter("", Show.ALL);

  /// Which exercises by how they stand.
  enum Show {
    /// All.
    ALL("all"),
    /// Those with something left to do.
    TODO("to do"),
    /// Those whose last verdict was no pass.
    FAILING("failing"),
    /// Those that are passed.
    PASSED("passed");

    private final String words;

    Show(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    @SuppressWarnings("EnumOrdinal") // in the order of the keys
    Show next() {
      return values()[(ordinal() + 1) % values().length];
    }

    boolean holds(ExerciseStatus standing) {
      return switch (this) {
        case ALL -> true;
        case TODO -> !standing.isOver();
        case FAILING -> standing.failing() && !standing.isOver();
        case PASSED -> standing.state() == ExerciseStatus.State.PASSED;
      };
    }
  }

  boolean holds(Exercise exercise, ExerciseStatus standing) {
    return show.holds(standing) && words().stream().allMatch(word -> text(exercise).contains(word));
  }

  private List<String> words() {
    return Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String text(Exercise exercise) {
    return String.join(
            " ",
            exercise.chapter(),
            exercise.id(),
            exercise.title(),
            exercise.kind().key(),
            exercise.kind().words(),
            exercise.task())
        .toLowerCase(Locale.ROOT);
  }
}
