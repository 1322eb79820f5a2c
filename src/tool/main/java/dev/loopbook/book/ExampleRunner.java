package dev.loopbook.book;

import java.nio.file.Path;
import java.util.List;

/// Runs a program of the book to its end, in virtual time.
///
/// The caller decides how programs are run; this is all the book needs to know.
@FunctionalInterface
public interface ExampleRunner {

  /// Runs a Java file and returns what it printed; for a file that doesn't compile, the compiler's
  /// messages.
  Printed run(Path file);

  /// Announces that these Java files will be run, in this order: a runner may get them ready
  /// meanwhile.
  default void prepare(List<Path> files) {}

  /// Runs a Java file in real time; unless a runner can do that, as [#run] does.
  default Printed runInRealTime(Path file) {
    return run(file);
  }

  /// Compiles a Java file and returns what the compiler says, with the status 1 if it refuses.
  default Printed compile(Path file) {
    return run(file);
  }

  /// What a program printed, and how it ended.
  ///
  /// @param text everything it printed, standard output and errors in the order printed
  /// @param status its exit status
  record Printed(String text, int status) {}
}
