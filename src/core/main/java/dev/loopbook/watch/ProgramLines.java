package dev.loopbook.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the program's own lines in a stack trace, among those of the JDK and of Loopbook.
final class ProgramLines {

  // What runs a test or mocks a class in it isn't the program either.
  private static final List<String> LIBRARIES =
      List.of(
          "dev.loopbook.",
          "org.junit.",
          "org.opentest4j.",
          "org.mockito.",
          "net.bytebuddy.",
          "org.apache.maven.");

  private ProgramLines() {}

  /// Returns the innermost line that is the program's own.
  static Optional<StackTraceElement> first(StackTraceElement[] trace) {
    return Arrays.stream(trace).filter(ProgramLines::isProgram).findFirst();
  }

  static boolean isProgram(StackTraceElement line) {
    // Classes of the JDK live in named modules; a program's and ours do not.
    return line.getModuleName() == null
        && LIBRARIES.stream().noneMatch(line.getClassName()::startsWith);
  }
}
