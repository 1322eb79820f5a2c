package dev.loopbook.book;

import java.nio.file.Path;

/// A Java file of a chapter, which readers run and step.
///
/// @param chapter the chapter's short name, `ch04`
/// @param name the file's name without `.java`
/// @param file the file
public record Example(String chapter, String name, Path file) {

  /// Returns the short name by which commands know the example: `ch04/BlockedLoop`.
  public String id() {
    return chapter + "/" + name;
  }
}
