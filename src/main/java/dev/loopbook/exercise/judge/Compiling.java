package dev.loopbook.exercise.judge;

import dev.loopbook.program.Compiler;
import dev.loopbook.program.Problem;
import dev.loopbook.program.SourceText;
import dev.loopbook.program.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Compiles answers and tests, and does not wait for ever: there are short texts over which javac
/// takes hours.
final class Compiling implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// A class of each library that exercises and tests use.
  private static final List<String> LIBRARIES =
      List.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.platform.commons.JUnitException",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.mockito.Mockito",
          "org.jspecify.annotations.Nullable");

  private Compiler compiler; // guarded by this

  Compiling() {
    compiler = newCompiler();
  }

  /// Compiles files as one.
  ///
  /// @param beside class files that they may refer to
  synchronized Together compile(List<SourceText> sources, Map<String, byte[]> beside) {
    var using = compiler;
    var result = new CompletableFuture<Together>();
    Thread.ofPlatform()
        .daemon()
        .name("javac")
        .start(
            () -> {
              try {
                result.complete(using.compileTogether(sources, beside));
              } catch (Throwable failure) { // OutOfMemoryError too: it belongs to this text
                result.completeExceptionally(failure);
              }
            });
    try {
      return result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      compiler = newCompiler(); // the old one may never come back
      return error(
          sources, "javac was stopped: it took more than %d s".formatted(LIMIT.toSeconds()));
    } catch (ExecutionException e) {
      return error(sources, "javac gave up on this file: " + e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return error(sources, "interrupted");
    }
  }

  private static Together error(List<SourceText> sources, String message) {
    var file = sources.getFirst().file();
    return new Together.Errors(
        List.of(
            new Problem(
                Problem.Severity.ERROR, file, 0, 0, file + ": " + message, Optional.empty())));
  }

  private static Compiler newCompiler() {
    return Compiler.with(
        LIBRARIES.stream().flatMap(Compiling::jar).distinct().toArray(Path[]::new));
  }

  private static Stream<Path> jar(String type) {
    try {
      var source =
          Class.forName(type, false, Compiling.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource();
      return Stream.of(Path.of(source.getLocation().toURI()));
    } catch (ClassNotFoundException _) {
      return Stream.of();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " is in no file", e);
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
