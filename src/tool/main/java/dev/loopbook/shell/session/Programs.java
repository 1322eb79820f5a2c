package dev.loopbook.shell.session;

import dev.loopbook.program.Program;
import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compilation.CompileErrors;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/// The programs of a session: one compiler for all, because the first compilation is expensive.
public final class Programs implements Session.Part {
  private final Session session;
  private Compiler compiler;
  private boolean shared;

  private Programs(Session session, Compiler compiler, boolean shared) {
    this.session = session;
    this.compiler = compiler;
    this.shared = shared;
  }

  /// Returns a session's programs.
  public static Programs of(Session session) {
    return session.part(Programs.class, it -> new Programs(it, Compiler.with(), false));
  }

  /// Has a new session use a compiler that others use as well, and that doesn't end with it.
  public static void share(Compiler compiler, Session session) {
    session.part(Programs.class, it -> new Programs(it, compiler, true));
  }

  /// Returns the compiler. It is closed with the session, unless it's shared.
  public Compiler compiler() {
    return compiler;
  }

  /// Compiles a file into a program that can be started.
  ///
  /// @throws CommandException if it does not compile or has no `main`, in javac's words
  /// @throws CtrlC if Ctrl-C ends it
  public Program compile(ProgramFile file) {
    return Program.of(compiled(file));
  }

  /// Compiles a file that has something to start.
  ///
  /// @throws CommandException if it does not compile or has no `main`, in javac's words
  /// @throws CtrlC if Ctrl-C ends it
  public Compiled compiled(ProgramFile file) {
    session.interrupts().check();
    Compilation compilation;
    try (var _ = session.interrupts().to(compiler::cancel)) {
      compilation =
          file.loop().isPresent()
              ? OwnLoops.of(session).compile(file, file.loop().get(), compiler)
              : compiler.compileProgram(shortened(file.file()));
    } catch (CancellationException _) {
      replaceCompiler();
      throw new CtrlC();
    }
    return switch (compilation) {
      case Compiled compiled -> compiled;
      case CompileErrors(var problems) -> throw refused(file, problems);
    };
  }

  /// Takes another compiler for what comes next: javac may still be busy with a file for which it
  /// takes hours.
  private void replaceCompiler() {
    if (!shared) {
      var busy = compiler;
      Thread.ofVirtual().start(() -> close(busy));
    }
    compiler = Compiler.with();
    shared = false;
  }

  /// Returns what javac said, as lines.
  public static List<StyledLine> lines(CompileProblem problem) {
    var style =
        switch (problem.severity()) {
          case ERROR -> Style.PLAIN;
          case WARNING -> Style.LABEL;
        };
    return problem.toString().lines().map(line -> StyledLine.of(line, style)).toList();
  }

  private static CommandException refused(ProgramFile file, List<CompileProblem> problems) {
    var errors = problems.stream().filter(each -> each.severity() == CompileProblem.Severity.ERROR);
    var mistake =
        CommandException.toFix(
            "%s: it does not compile: %s", file.name(), Counted.of(errors.count(), "error"));
    for (var problem : problems) {
      for (var line : lines(problem)) {
        mistake = mistake.with(line);
      }
    }
    return mistake;
  }

  /// Returns a path as seen from the working directory if it lies below it: that is how it is
  /// shown.
  private static Path shortened(Path file) {
    var here = Path.of("").toAbsolutePath();
    var whole = file.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole) : file;
  }

  private static void close(Compiler compiler) {
    try {
      compiler.close();
    } catch (IOException _) {
      // nothing is lost: it only held class files open
    }
  }

  @Override
  public void close() {
    if (!shared) {
      close(compiler);
    }
  }
}
