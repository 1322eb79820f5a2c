package dev.loopbook.judge;

import dev.loopbook.program.SourceText;
import dev.loopbook.program.UnreadableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An answer to an exercise: what stands in the files that it lets a student edit.
///
/// Nothing else of a student's folder counts: given files and tests are always the exercise's own.
///
/// @param exercise the exercise
/// @param files the edited files, under the names that the exercise gives them
/// @param unreadable what is wrong with files that are missing, too long or no text; such an
///   attempt never passes
public record Attempt(Exercise exercise, List<SourceText> files, List<String> unreadable) {
  /// Keeps its own copies.
  public Attempt {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /// Reads the edited files from a folder: a student's.
  public static Attempt in(Path folder, Exercise exercise) {
    var files = new ArrayList<SourceText>();
    var unreadable = new ArrayList<String>();
    for (var name : exercise.edit()) {
      read(folder.resolve(name), name, files, unreadable);
    }
    return new Attempt(exercise, files, unreadable);
  }

  /// Returns the student's own attempt, in the exercise's folder.
  public static Attempt ofStudent(Exercise exercise) {
    return in(exercise.directory(), exercise);
  }

  /// Returns the exercise's solution as an attempt.
  public static Attempt ofSolution(Exercise exercise) {
    return in(exercise.solution(), exercise);
  }

  /// Returns a wrong answer as an attempt: it stands for the first edited file, and the solution
  /// for the others.
  public static Attempt of(WrongAnswer wrong, Exercise exercise) {
    var files = new ArrayList<SourceText>();
    var unreadable = new ArrayList<String>();
    read(wrong.file(), exercise.edit().getFirst(), files, unreadable);
    for (var name : exercise.edit().subList(1, exercise.edit().size())) {
      read(exercise.solution().resolve(name), name, files, unreadable);
    }
    return new Attempt(exercise, files, unreadable);
  }

  private static void read(
      Path file, String name, List<SourceText> files, List<String> unreadable) {
    try {
      files.add(new SourceText(Path.of(name), SourceText.read(file).text()));
    } catch (UnreadableSource e) {
      unreadable.add(name + e.getMessage().substring(file.toString().length()));
    }
  }
}
