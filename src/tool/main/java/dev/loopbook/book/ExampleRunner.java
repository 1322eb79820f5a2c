package dev.loopbook.book;

import java.nio.file.Path;

/// Runs a program of the book to its end, in virtual time.
///
/// The book asks for no more than this, so that whoever checks it decides how programs are run.
@FunctionalInterface
public interface ExampleRunner {

  /// Runs a Java file and returns what it printed. A file that does not compile printed the
  /// compiler's words.
  Printed run(Path file);

  /// What a program left behind.
  ///
  /// @param text all it printed, standard output and errors in the order of printing
  /// @param status its exit status
  record Printed(String text, int status) {}
}
