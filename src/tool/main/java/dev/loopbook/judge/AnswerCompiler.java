package dev.loopbook.judge;

import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.CompileProblem;
import dev.loopbook.program.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles answers and tests, and does not wait for ever: there are short texts over which javac
/// takes hours, or all the memory there is.
interface AnswerCompiler extends AutoCloseable {

  /// Compiles files as one. That javac did not come to an end is an error of the result.
  ///
  /// @param beside class files that they may refer to
  /// @throws java.io.UncheckedIOException if there is no javac to ask, which says nothing of them
  BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside);

  @Override
  void close();

  /// Returns the result of a compilation that failed as a whole.
  static BatchCompilation error(List<SourceText> sources, String message) {
    var file = sources.getFirst().file();
    return new BatchCompilation.Errors(
        List.of(
            new CompileProblem(
                CompileProblem.Severity.ERROR,
                file,
                0,
                0,
                file + ": " + message,
                Optional.empty())));
  }
}
