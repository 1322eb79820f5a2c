package dev.loopbook.program.source;

import dev.loopbook.text.DisplayWidth;
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

  private static final int TAB = 4;

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
    sourceLine.ifPresent(
        text -> shown.append('\n').append(withoutTabs(text)).append(caretLine(text)));
    if (parts.length > 1) {
      shown.append('\n').append(parts[1]);
    }
    return shown.toString();
  }

  /// Returns the caret's line. The caret stands below its character, however wide those before it
  /// are.
  private String caretLine(String text) {
    if (column == 0) {
      return "";
    }
    var before = text.substring(0, Math.min(column - 1, text.length()));
    var columns = DisplayWidth.of(withoutTabs(before)) + column - 1 - before.length();
    return "\n" + " ".repeat(columns) + "^";
  }

  /// Returns a line with blanks in place of its tabs: a tab is a control character, and no two
  /// screens agree on its width.
  private static String withoutTabs(String text) {
    var spaced = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\t') {
        spaced.append(" ".repeat(TAB - spaced.length() % TAB));
      } else {
        spaced.append(text.charAt(i));
      }
    }
    return spaced.toString();
  }
}
