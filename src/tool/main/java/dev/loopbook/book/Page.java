package dev.loopbook.book;

import java.nio.file.Path;

/// A text whose fences are held against the code: a [Chapter], or the [FrontPage].
public sealed interface Page permits Chapter, FrontPage {

  /// Returns the folder from which the fences name their files.
  Path directory();

  /// Returns the whole text.
  String markdown();

  /// Returns the file that holds the text.
  default Path readme() {
    return directory().resolve("README.md");
  }

  /// Returns what to call that file in problems: `chapters/ch04_blocking/README.md`.
  String label();
}
