package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.Compiler;
import dev.loopbook.program.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Compiles in this process: fast, and good enough for a student's own files.
final class InProcessCompiler implements AnswerCompiler {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Compiler compiler; // guarded by this

  InProcessCompiler() {
    compiler = Compiler.with();
  }

  @Override
  public synchronized BatchCompilation compile(
      List<SourceText> sources, Map<String, byte[]> beside) {
    var using = compiler;
    var result = new CompletableFuture<BatchCompilation>();
    Thread.ofPlatform()
        .daemon()
        .name("javac")
        .start(
            () -> {
              try {
                result.complete(using.compileTogether(sources, beside));
              } catch (Throwable failure) { // even OutOfMemoryError: these files caused it
                result.completeExceptionally(failure);
              }
            });
    try {
      return result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      compiler = Compiler.with(); // the old one may never return
      return AnswerCompiler.error(
          sources, format("javac was stopped: it took more than %d s", LIMIT.toSeconds()));
    } catch (ExecutionException e) {
      return AnswerCompiler.error(sources, "javac gave up on this file: " + e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return AnswerCompiler.error(sources, "interrupted");
    }
  }

  @Override
  public synchronized void close() {
    try {
      compiler.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
