package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles answers and tests within a time limit: there are short files for which javac takes
/// hours or all the memory it can get.
interface AnswerCompiler extends AutoCloseable {

  /// Compiles files together. If that takes javac more computing than it may use, the result has an
  /// error that says so.
  ///
  /// @param beside the class files that they may refer to
  /// @throws Doubt if javac ended in another way, which may not be because of these files
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside) throws Doubt;

  /// Cancels what is being compiled. May be called from any thread.
  void cancel();

  @Override
  void close();

  /// Returns the result of a compilation that took more computing than it may use.
  static BatchCompilation tooLong(List<SourceText> sources, Duration limit) {
    return error(
        sources, format("javac was stopped: it computed for more than %d s", limit.toSeconds()));
  }

  /// Returns the doubt about files of which javac took all the memory that it may use.
  static Doubt outOfMemory(List<SourceText> sources) {
    var message = "javac gave up on this file: it took all the memory there is";
    return Doubt.of(
        new Verdict.DidNotCompile(error(sources, message).problems()),
        "javac took all the memory there is");
  }

  /// Returns the result of a compilation that failed as a whole.
  private static BatchCompilation.Errors error(List<SourceText> sources, String message) {
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
