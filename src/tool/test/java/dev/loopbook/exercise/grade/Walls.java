package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The small book of exercises on which the grader is tried.
final class Walls {
  static final Path FOLDER = Path.of("test/hostile").toAbsolutePath();
  static final Path HOME = FOLDER.resolve("home");

  private Walls() {}

  static List<Exercise> exercises() {
    var exercises = Exercises.in(HOME);
    if (!exercises.problems().isEmpty()) {
      throw new AssertionError(exercises.problems().toString());
    }
    return exercises.all();
  }

  static Exercise sum() {
    return exercises().getFirst();
  }

  static String rightSum() {
    return read(sum().assignment().solution().resolve("Sum.java"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes a file, and the folders above it.
  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
