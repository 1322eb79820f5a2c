package dev.loopbook.judge;

import dev.loopbook.program.Problem;
import dev.loopbook.program.SourceText;
import dev.loopbook.program.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles answers and tests, and does not wait for ever: there are short texts over which javac
/// takes hours, or all the memory there is.
interface Compiling extends AutoCloseable {

  /// Compiles files as one. That javac did not come to an end is an error of the result.
  ///
  /// @param beside class files that they may refer to
  /// @throws java.io.UncheckedIOException if there is no javac to ask, which says nothing of them
  Together compile(List<SourceText> sources, Map<String, byte[]> beside);

  @Override
  void close();

  /// Returns the result of a compilation that failed as a whole.
  static Together error(List<SourceText> sources, String message) {
    var file = sources.getFirst().file();
    return new Together.Errors(
        List.of(
            new Problem(
                Problem.Severity.ERROR, file, 0, 0, file + ": " + message, Optional.empty())));
  }
}
