package dev.loopbook.judge;

import dev.loopbook.program.source.SourceOutline;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.program.source.UnreadableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An answer to an exercise: the text of the files that students may edit.
///
/// Nothing else in a student's folder counts: given files and tests are always the exercise's own.
///
/// @param files the edited files, under the names that the exercise gives them
/// @param unreadable what is wrong with files that are missing, too long or not text; such an
///   attempt never passes
public record Attempt(Assignment assignment, List<SourceText> files, List<String> unreadable) {
  /// Keeps its own copies.
  public Attempt {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /// Reads the edited files from a student's folder.
  public static Attempt in(Path folder, Assignment assignment) {
    return read(assignment, assignment.edit().stream().map(folder::resolve).toList());
  }

  /// Returns the exercise's solution as an attempt.
  public static Attempt ofSolution(Assignment assignment) {
    return read(assignment, assignment.solved());
  }

  /// Returns a file as an attempt: it replaces the first edited file, and the others are the
  /// solution's.
  public static Attempt inPlace(Path file, Assignment assignment) {
    var files = new ArrayList<>(assignment.solved());
    files.set(0, file);
    return read(assignment, files);
  }

  /// Returns a text as an attempt: it replaces the edited file of its name, and the others are the
  /// solution's.
  public static Attempt inPlace(SourceText text, Assignment assignment) {
    var solution = ofSolution(assignment);
    return new Attempt(
        assignment,
        solution.files().stream()
            .map(file -> file.file().equals(text.file()) ? text : file)
            .toList(),
        solution.unreadable());
  }

  /// Reads the edited files, each from the place at the same index.
  private static Attempt read(Assignment assignment, List<Path> places) {
    var files = new ArrayList<SourceText>();
    var unreadable = new ArrayList<String>();
    for (var i = 0; i < places.size(); i++) {
      var file = places.get(i);
      var name = assignment.edit().get(i);
      if (Files.notExists(file)) {
        unreadable.add(name + ": this file is missing" + elsewhere(file));
        continue;
      }
      try {
        var text = new SourceText(Path.of(name), SourceText.read(file).text());
        if (text.isEmpty()) {
          unreadable.add(name + ": this file is empty");
        } else {
          files.add(text);
        }
      } catch (UnreadableSource e) {
        unreadable.add(name + e.getMessage().substring(file.toString().length()));
      }
    }
    return new Attempt(assignment, files, unreadable);
  }

  /// Says which file beside a missing one has its class, if there is one: somebody has renamed it.
  private static String elsewhere(Path missing) {
    var type = missing.getFileName().toString().replaceFirst("\\.java$", "");
    try (var files = Files.list(missing.resolveSibling(""))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .filter(file -> declares(file, type))
          .sorted()
          .findFirst()
          .map(file -> ". Its class is in " + file.getFileName() + ": give that its name back")
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  private static boolean declares(Path file, String type) {
    try {
      return SourceOutline.of(SourceText.read(file).text()).declares(type);
    } catch (UnreadableSource _) {
      return false;
    }
  }
}
