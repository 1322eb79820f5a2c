package dev.loopbook.judge;

import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.CompileProblem;
import dev.loopbook.program.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles answers and tests within a time limit: there are short files for which javac takes
/// hours or all the memory it can get.
interface AnswerCompiler extends AutoCloseable {

  /// Compiles files together. If javac doesn't finish, the result has an error that says so.
  ///
  /// @param beside the class files that they may refer to
  /// @throws java.io.UncheckedIOException if javac can't be started, whatever the files are
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
