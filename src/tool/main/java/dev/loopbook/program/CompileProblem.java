package dev.loopbook.program;

import java.nio.file.Path;
import java.util.Optional;

/// An error or warning from the compiler about a source file.
///
/// @param severity whether it stops the program from being compiled
/// @param file the file, as it was named to the compiler
/// @param line counted from 1; 0 if it is about the file as a whole
/// @param column counted from 1, a tab being one column; 0 if it is about the whole line
/// @param message javac's message; its first line says what's wrong, further lines give details
/// @param sourceLine the text of that line, if there is one
public record CompileProblem(
    Severity severity,
    Path file,
    int line,
    int column,
    String message,
    Optional<String> sourceLine) {

  /// How bad a problem is.
  public enum Severity {
    /// The program cannot run.
    ERROR,
    /// The program can run.
    WARNING
  }

  static CompileProblem ofFile(Path file, String message) {
    return new CompileProblem(Severity.ERROR, file, 0, 0, message, Optional.empty());
  }

  /// Returns the problem as javac prints it: place and message, the line, a caret under the place,
  /// then the details.
  @Override
  public String toString() {
    if (line == 0) {
      return message;
    }
    StringBuilder shown = new StringBuilder().append(file).append(':').append(line).append(": ");
    shown.append(severity == Severity.ERROR ? "error: " : "warning: ");
    String[] parts = message.split("\\R", 2);
    shown.append(parts[0]);
    sourceLine.ifPresent(text -> shown.append('\n').append(text).append(caretLine(text)));
    if (parts.length > 1) {
      shown.append('\n').append(parts[1]);
    }
    return shown.toString();
  }

  /// Repeats the line's own tabs before the caret, so that it lines up at any tab width.
  private String caretLine(String text) {
    if (column == 0) {
      return "";
    }
    StringBuilder indent = new StringBuilder("\n");
    for (int i = 0; i < column - 1; i++) {
      indent.append(i < text.length() && text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return indent.append('^').toString();
  }
}
