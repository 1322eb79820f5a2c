package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

/// One line of a stack that stands in the learner's own code.
///
/// @param className the simple name of the outermost class that holds the method, as it is spoken
///   of
/// @param method the method as it is written: the one around it for a lambda; `<init>` for a
///   constructor, `<clinit>` for a static initializer
/// @param fileName the source file's name, as `TwoTasks.java`
/// @param line counted from 1; 0 if unknown
/// @param text what stands on that line, without indentation; empty if unknown
public record UserFrame(String className, String method, String fileName, int line, String text) {

  /// Returns the short form of the place: `TwoTasks:6`.
  public String place() {
    String file =
        fileName.endsWith(".java") ? fileName.substring(0, fileName.length() - 5) : fileName;
    return line > 0 ? file + ":" + line : file;
  }

  @Override
  public String toString() {
    return format("%s.%s(%s:%d)", className, method, fileName, line);
  }
}
