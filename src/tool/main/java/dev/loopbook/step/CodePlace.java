package dev.loopbook.step;

/// A line of the program.
///
/// @param file the source file without its end: `TwoTasks`
/// @param line counted from 1; 0 if unknown
public record CodePlace(String file, int line) {

  /// Returns the place of a stack frame.
  public static CodePlace of(StackTraceElement frame) {
    var file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    var name = file.endsWith(".java") ? file.substring(0, file.length() - 5) : file;
    return new CodePlace(name, Math.max(0, frame.getLineNumber()));
  }

  /// Returns it as people write it: `TwoTasks:6`.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
