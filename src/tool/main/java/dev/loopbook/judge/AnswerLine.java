package dev.loopbook.judge;

/// A line of source code.
///
/// @param file the file's name: `UserFetcher.java`
/// @param line its number, counted from 1
/// @param text what stands there, without the blanks around it; empty if not known
public record AnswerLine(String file, int line, String text) {

  /// Returns the place as people write it: `UserFetcher:17`.
  public String shortName() {
    return file.replaceFirst("\\.java$", "") + ":" + line;
  }
}
