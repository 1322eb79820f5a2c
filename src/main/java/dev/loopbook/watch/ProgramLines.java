package dev.loopbook.watch;

import java.util.Arrays;
import java.util.Optional;

/// Tells the program's own lines of a stack trace from those of the JDK and of Loopbook.
final class ProgramLines {

  private static final String OWN = "dev.loopbook.";

  private ProgramLines() {}

  /// Returns the innermost line that is the program's own.
  static Optional<StackTraceElement> first(StackTraceElement[] trace) {
    return Arrays.stream(trace).filter(ProgramLines::isProgram).findFirst();
  }

  static boolean isProgram(StackTraceElement line) {
    // Classes of the JDK live in named modules; a program's and ours do not.
    return line.getModuleName() == null
        && !line.getClassName().startsWith(OWN)
        && !line.getClassName().startsWith("org.mockito.");
  }
}
