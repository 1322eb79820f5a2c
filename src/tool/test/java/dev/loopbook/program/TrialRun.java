package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// Runs a source text as a program, and waits for what it prints rather than for time.
public final class TrialRun {
  private static final Compiler COMPILER = Compiler.with();

  /// Far beyond what anything here takes; reached only by a failure.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofMillis(30);

  private final CountDownLatch ready = new CountDownLatch(1);
  private final ProgramRun run;

  private TrialRun(Program program, UnaryOperator<RunOptions> options) {
    RunOptions usual =
        RunOptions.virtualTime()
            .withOutputTo(
                chunk -> {
                  if (chunk.text().startsWith("ready")) {
                    ready.countDown();
                  }
                });
    this.run = program.start(options.apply(usual));
  }

  public static Compilation compile(Path folder, String fileName, String text) {
    return COMPILER.compileProgram(write(folder, fileName, text));
  }

  public static Compiler compiler() {
    return COMPILER;
  }

  public static Path write(Path folder, String fileName, String text) {
    try {
      Path file = folder.resolve(fileName);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Program program(String text) {
    try {
      Path folder = Files.createTempDirectory("trial");
      folder.toFile().deleteOnExit();
      Path file = write(folder, "Trial.java", text);
      try {
        return program(COMPILER.compileProgram(file));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Program program(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Compiled compiled -> Program.of(compiled);
      case Compilation.CompileErrors errors -> fail("does not compile: " + errors.problems());
    };
  }

  public static TrialRun start(String text) {
    return start(text, UnaryOperator.identity());
  }

  public static TrialRun start(String text, UnaryOperator<RunOptions> options) {
    return new TrialRun(program(text), options);
  }

  /// Runs to the end.
  public static ProgramRun run(String text) {
    return run(text, UnaryOperator.identity());
  }

  public static ProgramRun run(String text, UnaryOperator<RunOptions> options) {
    TrialRun trial = start(text, options);
    trial.end();
    return trial.run;
  }

  public static void assertPrints(String expected, String text) {
    ProgramRun run = run(text);
    assertEquals(new Ending.Finished(), run.ending().orElseThrow(), run.output().text());
    assertEquals(expected, run.output().text(ProgramOutput.Stream.OUT));
  }

  /// Starts it, waits until it prints `ready`, and stops it.
  public static ProgramRun stopWhenReady(String text) {
    TrialRun trial = start(text);
    trial.awaitReady();
    trial.run.stop();
    return trial.run;
  }

  /// Starts it, waits until it prints `ready`, and stops it a moment later, when it has most likely
  /// come to what follows that.
  public static ProgramRun stopSoonAfterReady(String text) {
    TrialRun trial = start(text);
    trial.awaitReady();
    LockSupport.parkNanos(SOON.toNanos());
    trial.run.stop();
    return trial.run;
  }

  public ProgramRun run() {
    return run;
  }

  public TrialRun awaitReady() {
    try {
      if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        run.stop();
        fail("never ready; printed: " + run.output().text());
      }
      return this;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Ending end() {
    try {
      return run.await(PATIENCE)
          .orElseGet(
              () -> {
                run.stop();
                return fail("never ended; printed: " + run.output().text());
              });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
