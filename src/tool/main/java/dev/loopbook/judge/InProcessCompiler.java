package dev.loopbook.judge;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompilationTooLong;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Compiles in this process: fast, and good enough for a student's own files.
final class InProcessCompiler implements AnswerCompiler {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Compiler compiler = Compiler.with(); // guarded by this

  private synchronized Compiler compiler() {
    return compiler;
  }

  @Override
  public BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside)
      throws Doubt {
    var using = compiler();
    try {
      return using.compileTogether(sources, beside, LIMIT);
    } catch (CompilationTooLong _) {
      replace(using); // it may never return
      return AnswerCompiler.tooLong(sources, LIMIT);
    } catch (OutOfMemoryError _) {
      replace(using);
      throw AnswerCompiler.outOfMemory(sources);
    }
  }

  private synchronized void replace(Compiler broken) {
    if (compiler == broken) {
      compiler = Compiler.with();
    }
  }

  @Override
  public void cancel() {
    compiler().cancel();
  }

  @Override
  public void close() {
    try {
      compiler().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
