package dev.loopbook.book;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An exercise as the web book shows it: its task, its starter and its hints, and never a solution.
///
/// @param id the name that commands use: `ch04/e1_unblock`
/// @param directory its folder
/// @param title its title
/// @param about what kind of exercise it is, and what it takes: `find the bug · 10 points · 15 min`
/// @param markdown the task, without title and hints
/// @param hints as Markdown, the faintest first
/// @param starter the files that a student edits, as they are at the start
/// @param given the other files
public record ExercisePage(
    String id,
    Path directory,
    String title,
    String about,
    String markdown,
    List<String> hints,
    List<CodeFile> starter,
    List<CodeFile> given)
    implements Page {

  /// A file of an exercise.
  ///
  /// @param name its name
  /// @param text all of it
  public record CodeFile(String name, String text) {}

  /// Keeps its own copies.
  public ExercisePage {
    hints = List.copyOf(hints);
    starter = List.copyOf(starter);
    given = List.copyOf(given);
  }

  @Override
  public String label() {
    return "exercises/" + id;
  }

  /// Returns the chapter that it belongs to: `ch04`.
  String chapter() {
    return id.substring(0, id.indexOf('/'));
  }

  /// Returns the shortest name that commands understand: `ch04/e1`.
  String shortId() {
    return id.contains("_") ? id.substring(0, id.indexOf('_')) : id;
  }

  /// Returns the exercise in this folder, or of this README, if it is one of these.
  static Optional<ExercisePage> in(List<ExercisePage> exercises, Path file) {
    return exercises.stream()
        .filter(
            each ->
                file.equals(each.directory().normalize()) || file.equals(each.readme().normalize()))
        .findFirst();
  }
}
