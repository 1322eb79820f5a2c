package dev.loopbook.program.source;

/// Signals that javac used more CPU time than it was allowed to: there are short files for which it
/// takes hours.
public final class CompilationTooLong extends Exception {
  private static final long serialVersionUID = 1L;

  CompilationTooLong() {
    super("javac computed for too long", null, false, false);
  }
}
