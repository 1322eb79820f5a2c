package dev.loopbook.book;

import java.nio.file.Path;

/// A Java file of a chapter that readers run and step.
///
/// @param chapter the chapter's short name, `ch04`
/// @param name the file's name without `.java`
/// @param file the file
public record Example(String chapter, String name, Path file) {

  /// Returns the example's short name, as commands use it: `ch04/BlockedLoop`.
  public String id() {
    return chapter + "/" + name;
  }
}
