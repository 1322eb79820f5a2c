package dev.loopbook.book;

import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compilation.CompileErrors;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.Compiler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// Runs examples as the shell's `run` does, from a fresh start.
public final class ProgramRunner implements ExampleRunner {

  /// Real time, which an example needs only for computing; far more than any takes, even where
  /// twenty others compute.
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Compiler compiler;
  private final Map<Path, FutureTask<Compilation>> ahead = new HashMap<>();

  /// Makes a runner.
  ///
  /// @param compiler compiles the examples; the caller closes it
  public ProgramRunner(Compiler compiler) {
    this.compiler = compiler;
  }

  /// Compiles these files on another thread.
  @Override
  public void prepare(List<Path> files) {
    var tasks = new ArrayList<FutureTask<Compilation>>();
    for (var file : files) {
      var task = new FutureTask<Compilation>(() -> compiler.compileProgram(file));
      tasks.add(task);
      ahead.put(file, task);
    }
    Thread.ofVirtual().start(() -> tasks.forEach(FutureTask::run));
  }

  @Override
  public Printed run(Path file) {
    return run(file, RunOptions.virtualTime());
  }

  @Override
  public Printed runInRealTime(Path file) {
    return run(file, RunOptions.realTime());
  }

  @Override
  public Printed compile(Path file) {
    return switch (compiler.compile(file)) {
      case CompileErrors(var problems) -> refused(problems);
      case Compiled _ -> new Printed("", 0);
    };
  }

  private Printed run(Path file, RunOptions options) {
    return switch (compiled(file)) {
      case CompileErrors(var problems) -> refused(problems);
      case Compiled compiled -> run(Program.of(compiled), options);
    };
  }

  private Compilation compiled(Path file) {
    var prepared = ahead.remove(file);
    if (prepared == null) {
      return compiler.compileProgram(file);
    }
    try {
      return prepared.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException _) {
      // It fails again below, where the caller sees it.
    }
    return compiler.compileProgram(file);
  }

  /// Returns the compiler's messages, in which a file has no folder.
  private static Printed refused(List<CompileProblem> problems) {
    return new Printed(
        problems.stream()
            .map(
                problem ->
                    problem
                        .toString()
                        .replace(problem.file().toString(), "" + problem.file().getFileName()))
            .collect(Collectors.joining("\n")),
        1);
  }

  private static Printed run(Program program, RunOptions options) {
    var run = program.start(options.withLimit(LIMIT));
    Ending ending;
    try {
      ending = run.await();
    } catch (InterruptedException _) {
      ending = run.stop();
      Thread.currentThread().interrupt();
    }
    var text = new StringBuilder(run.output().text());
    if (ending instanceof Ending.Threw(_, var words, var isHandled) && !isHandled) {
      text.append(words);
    }
    run.output().capNotice().ifPresent(notice -> text.append('\n').append(notice));
    return new Printed(text.toString(), ending.status());
  }
}
