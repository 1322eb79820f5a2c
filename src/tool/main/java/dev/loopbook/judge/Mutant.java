package dev.loopbook.judge;

import java.nio.file.Path;

/// A wrong program that the student's test has to catch.
///
/// @param name the file's name without its end
/// @param file the wrong program
/// @param replaces the name of the given file in whose place it stands
/// @param wrong what it does wrong, for a student whose test misses it
public record Mutant(String name, Path file, String replaces, String wrong) {

  /// Returns the name of the pseudo-test that says whether it was caught.
  public String test() {
    return "catches" + name;
  }
}
