package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

/// A stack frame in the learner's own code.
///
/// @param className the name of the class without its package, as people say it: `Shop.Cart`
/// @param method the method's name in the source: for a lambda, that of the method around it;
///   `<init>` for a constructor, `<clinit>` for a static initializer
/// @param fileName the source file's name: `TwoTasks.java`
/// @param line counted from 1; 0 if unknown
/// @param text the text of that line without indentation; empty if unknown
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
