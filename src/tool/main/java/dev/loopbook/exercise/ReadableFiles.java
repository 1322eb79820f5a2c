package dev.loopbook.exercise;

import dev.loopbook.book.BookProblem;
import dev.loopbook.program.source.SourceOutline;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the files of a book, and notes those that can't be read.
///
/// @param home the book's directory
/// @param problems gets what can't be read
record ReadableFiles(Path home, List<BookProblem> problems) {

  /// Returns a file's text; nothing if it can't be read.
  Optional<String> text(Path file) {
    try {
      return Optional.of(TextFile.read(file));
    } catch (IOException failure) {
      note(file, failure);
      return Optional.empty();
    }
  }

  /// Returns the Java files in a folder, sorted; none if there is no such folder.
  List<Path> java(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      note(folder, failure);
      return List.of();
    }
  }

  /// Returns the Java files in an exercise's folder, without copies of files under a name of their
  /// own, such as `Answer (1).java`. A copy's class would be there twice, so it's none of ours.
  ///
  /// @param edit the names of the files that the student edits, which may be missing
  List<Path> withoutCopies(Path folder, List<String> edit) {
    var files = java(folder);
    var types =
        Stream.concat(edit.stream(), files.stream().map(file -> file.getFileName().toString()))
            .map(ReadableFiles::type)
            .distinct()
            .toList();
    return files.stream().filter(file -> !isCopy(file, types)).toList();
  }

  private static boolean isCopy(Path file, List<String> types) {
    try {
      var text = TextFile.read(file);
      if (text.contains(type(file.getFileName().toString()))) {
        return false; // nearly always, so that no more than this need be known of it
      }
      return types.stream().anyMatch(SourceOutline.of(text)::declares);
    } catch (IOException _) {
      return false; // whoever compiles it will say so
    }
  }

  private static String type(String name) {
    return name.replaceFirst("\\.java$", "");
  }

  private void note(Path file, IOException failure) {
    problems.add(
        BookProblem.unreadable(home.relativize(file).toString().replace('\\', '/'), failure));
  }
}
