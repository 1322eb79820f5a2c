package dev.loopbook.text;

/// Lines of code as people write them.
public final class SourcePlace {

  private SourcePlace() {}

  /// Returns a line of a stack trace: `TwoTasks:18`.
  public static String of(StackTraceElement line) {
    var file = line.getFileName() == null ? line.getClassName() : line.getFileName();
    return of(file, line.getLineNumber());
  }

  /// Returns a line of a file: `TwoTasks:18`.
  public static String of(String file, int line) {
    return file.replaceFirst("\\.java$", "") + ":" + line;
  }
}
