package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/// Something to fix in the book.
///
/// @param file the file, from the home directory
/// @param line the line, counted from 1
/// @param message what's wrong, in one line
/// @param details further lines: what was expected, what was found, the command that fixes it
public record BookProblem(String file, int line, String message, List<String> details) {

  /// A problem that one line says all about.
  public BookProblem(String file, int line, String message) {
    this(file, line, message, List.of());
  }

  /// Returns the problem of a file or folder that can't be read.
  public static BookProblem unreadable(String file, IOException why) {
    return new BookProblem(
        file,
        1,
        why instanceof CharacterCodingException
            ? "this file is not UTF-8. Save it again as UTF-8"
            : "this can't be read: " + FileFailure.why(why));
  }

  /// Keeps its own copy of the details.
  public BookProblem {
    details = List.copyOf(details);
  }

  /// Returns the problem as `file:line: message`, with the details below.
  @Override
  public String toString() {
    var text = new StringBuilder(format("%s:%d: %s", file, line, message));
    for (var detail : details) {
      text.append("\n  ").append(detail);
    }
    return text.toString();
  }
}
