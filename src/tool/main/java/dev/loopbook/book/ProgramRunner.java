package dev.loopbook.book;

import dev.loopbook.program.Compilation.CompileErrors;
import dev.loopbook.program.Compilation.Compiled;
import dev.loopbook.program.Compiler;
import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/// Runs examples as the shell's `run` does: in virtual time, from a fresh start.
public final class ProgramRunner implements ExampleRunner {

  /// Real time, which an example needs only for computing; far more than any takes.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Compiler compiler;

  /// Makes a runner.
  ///
  /// @param compiler compiles the examples; the caller closes it
  public ProgramRunner(Compiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public Printed run(Path file) {
    return switch (compiler.compileProgram(file)) {
      case CompileErrors(var problems) ->
          new Printed(problems.stream().map(Object::toString).collect(Collectors.joining("\n")), 1);
      case Compiled compiled -> run(Program.of(compiled));
    };
  }

  private static Printed run(Program program) {
    var run = program.start(RunOptions.virtualTime().withLimit(LIMIT));
    Ending ending;
    try {
      ending = run.await();
    } catch (InterruptedException _) {
      ending = run.stop();
      Thread.currentThread().interrupt();
    }
    var text = new StringBuilder(run.output().text());
    if (ending instanceof Ending.Threw(_, var words)) {
      text.append(words);
    }
    run.output().capNotice().ifPresent(notice -> text.append('\n').append(notice));
    return new Printed(text.toString(), ending.status());
  }
}
