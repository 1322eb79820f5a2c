package dev.loopbook.book;

import java.nio.file.Path;

/// A text whose fences are compared with the code.
public sealed interface Page permits Chapter, AnswersPage, FrontPage, ExercisePage {

  /// Returns the folder from which the fences name their files.
  Path directory();

  /// Returns the whole text.
  String markdown();

  /// Returns the file with the text.
  default Path readme() {
    return directory().resolve("README.md");
  }

  /// Returns that file's name in problems: `chapters/ch04_blocking/README.md`.
  String label();
}
