package dev.loopbook.program.source;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles a learner's file in memory, against Loopbook's public API and the test libraries, JUnit
/// and Mockito.
///
/// The tool keeps one compiler for as long as it runs: opening the JDK's and our own class files is
/// most of the cost of a first compilation, and later ones share it. Files in the same folder are
/// found when the compiled file refers to them. Safe to use from several threads, also from
/// interrupted ones; it compiles one thing at a time.
public final class Compiler implements AutoCloseable {
  /// Every warning a learner can act on. Those left out are about build setups and library design,
  /// and `try`, which takes a guard that's held and not used for a mistake.
  private static final String LINT =
      "-Xlint:all,-serial,-processing,-options,-path,-classfile,-this-escape,-try";

  private static final List<String> OPTIONS =
      List.of(
          "-source",
          "25",
          "-target",
          "25",
          "-g",
          "-proc:none",
          "-implicit:class",
          "-encoding",
          "UTF-8",
          LINT);

  /// Like [#OPTIONS] but without warnings, which don't affect a verdict.
  private static final List<String> QUIET_OPTIONS =
      List.of(
          "-source", "25", "-target", "25", "-g", "-proc:none", "-implicit:none", "-Xlint:none");

  private final JavaCompiler javac;
  private final StandardJavaFileManager files;
  private final JavaFileManager shared; // the same files
  private final List<Path> libraries;
  private final JavacThreads threads = new JavacThreads();
  private @Nullable LibraryClasses indexed; // by the thread that compiles

  private Compiler(JavaCompiler javac, StandardJavaFileManager files, List<Path> libraries) {
    this.javac = javac;
    this.files = files;
    this.shared = new SystemPackages(files);
    this.libraries = libraries;
  }

  /// Returns a compiler for programs that use Loopbook's API and these libraries.
  ///
  /// @throws IllegalStateException if this Java is a JRE, without a compiler
  public static Compiler with(Path... libraries) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException(
          format(
              "this Java has no compiler (java.home is %s). Loopbook needs a JDK, not a JRE",
              System.getProperty("java.home")));
    }
    StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.concat(Libraries.ofLoopbook().stream(), Stream.of(libraries)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Compiler(javac, files, List.of(libraries));
  }

  /// Compiles a file and what it refers to in its folder.
  ///
  /// A path that isn't a Java source file is an error in the result too, without a line.
  ///
  /// @throws java.util.concurrent.CancellationException if it's cancelled
  public Compilation compile(Path file) {
    return threads.run(unwanted -> compile(file, unwanted));
  }

  private Compilation compile(Path file, BooleanSupplier unwanted) {
    try {
      var source = SourceText.read(file);
      if (source.isEmpty()) {
        throw new UnreadableSource(
            file, "the file is empty. A program needs at least void main() {}");
      }
      return compile(source, unwanted);
    } catch (UnreadableSource e) {
      return new Compilation.CompileErrors(List.of(CompileProblem.ofFile(file, e.getMessage())));
    }
  }

  /// Cancels what is being compiled. Those who wait for it get a
  /// [java.util.concurrent.CancellationException] at once, and the next compilation is as good as
  /// any. May be called from any thread.
  public void cancel() {
    threads.cancel();
  }

  /// Compiles like [#compile(Path)] and makes sure there's something to start. A file with tests
  /// but no `main` gets one that runs the tests; a file with neither is an error.
  public Compilation compileProgram(Path file) {
    return switch (compile(file)) {
      case Compilation.CompileErrors errors -> errors;
      case Compilation.Compiled compiled ->
          compiled.mainClass().isPresent()
              ? compiled
              : TestStarter.in(compiled)
                  .<Compilation>map(started -> started)
                  .orElseGet(
                      () ->
                          new Compilation.CompileErrors(
                              List.of(
                                  CompileProblem.ofFile(file, file + ": " + MainMethod.MISSING))));
    };
  }

  /// Compiles a program to run on a loop that somebody wrote, together with that loop.
  ///
  /// @throws java.util.concurrent.CancellationException if it's cancelled
  public Compilation compileOn(OwnLoop loop, SourceText program) {
    return switch (loop.compiled(this)) {
      case BatchCompilation.Errors(var problems) -> new Compilation.CompileErrors(problems);
      case BatchCompilation.Classes(var own, var _, var _) ->
          switch (compileTogether(List.of(loop.adapted(program)), own)) {
            case BatchCompilation.Errors(var problems) -> new Compilation.CompileErrors(problems);
            case BatchCompilation.Classes(var classes, var _, var warnings) ->
                onLoop(loop, own, program, classes, warnings);
          };
    };
  }

  private Compilation onLoop(
      OwnLoop loop,
      Map<String, byte[]> own,
      SourceText program,
      Map<String, byte[]> classes,
      List<CompileProblem> warnings) {
    var all = new HashMap<>(own);
    all.putAll(classes);
    String name = program.file().getFileName().toString().replaceFirst("\\.java$", "");
    var start = MainMethod.startIn(List.of(name), new InMemoryClasses(all, libraries));
    return start.isPresent()
        ? new Compilation.Compiled(program, loop.files(), all, start, libraries, warnings)
        : new Compilation.CompileErrors(
            List.of(
                CompileProblem.ofFile(program.file(), program.file() + ": " + MainMethod.MISSING)));
  }

  /// Compiles several files together, from their texts alone: no other file is looked for.
  ///
  /// Messages name a file by its path. Whatever a hostile text does to javac stays inside: if javac
  /// crashes, that's an error in the result.
  ///
  /// @param sources the files, at least one
  /// @param beside class files, by binary name, that they may refer to
  /// @param computing CPU time that javac may use
  /// @throws CompilationTooLong if it needs more; this compiler may then be busy for ever
  /// @throws java.util.concurrent.CancellationException if it's cancelled
  public BatchCompilation compileTogether(
      List<SourceText> sources, Map<String, byte[]> beside, Duration computing)
      throws CompilationTooLong {
    return threads.run(unwanted -> compileTogether(sources, beside, unwanted), computing);
  }

  /// Compiles like [#compileTogether(List, Map, Duration)], however long javac takes.
  public BatchCompilation compileTogether(List<SourceText> sources, Map<String, byte[]> beside) {
    return threads.run(unwanted -> compileTogether(sources, beside, unwanted));
  }

  private BatchCompilation compileTogether(
      List<SourceText> sources, Map<String, byte[]> beside, BooleanSupplier unwanted) {
    StringWriter said = new StringWriter();
    SourceText first = sources.getFirst();
    JavacText reader =
        new JavacText(
            first,
            shown ->
                sources.stream()
                    .filter(source -> source.file().toString().equals(shown))
                    .findFirst()
                    .orElse(new SourceText(Path.of(shown), "")));
    try (BatchFileManager output = new BatchFileManager(shared, indexed(), beside, unwanted)) {
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      var task =
          (JavacTask)
              javac.getTask(
                  said,
                  output,
                  null,
                  QUIET_OPTIONS,
                  null,
                  sources.stream().map(BatchFileManager::input).toList());
      task.setLocale(Locale.ENGLISH);
      boolean succeeded = task.call();
      List<CompileProblem> problems = reader.problems(said.toString());
      if (succeeded) {
        return new BatchCompilation.Classes(output.classes(), output.sources(), problems);
      }
      return new BatchCompilation.Errors(
          problems.isEmpty() ? List.of(gaveUp(first, said.toString())) : problems);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new BatchCompilation.Errors(List.of(gaveUp(first, e.toString())));
    }
  }

  /// Compiles a program again, with a condition on how it ends that it can be asked for.
  ///
  /// @return errors about the condition alone, if it isn't one
  public Compilation compileWithCheck(Compilation.Compiled program, String condition) {
    return threads.run(unwanted -> compileWithCheck(program, condition, unwanted));
  }

  private Compilation compileWithCheck(
      Compilation.Compiled program, String condition, BooleanSupplier unwanted) {
    CheckExpression check = new CheckExpression(this::parse);
    Optional<String> problem = check.problem(condition);
    if (problem.isPresent()) {
      return new Compilation.CompileErrors(
          List.of(CompileProblem.ofFile(program.source().file(), problem.get())));
    }
    String mainClass = program.mainClass().orElseThrow();
    SourceText checked = check.into(program.source(), mainClass, condition);
    return switch (compile(checked, new TextFileObject(checked, file(checked)), unwanted)) {
      case Compilation.CompileErrors errors -> errors;
      case Compilation.Compiled compiled ->
          new Compilation.Compiled(
              program.source(),
              compiled.siblings(),
              compiled.classes(),
              program.mainClass(),
              compiled.libraries(),
              program.warnings());
    };
  }

  private CheckExpression.Parsed parse(SourceText source) {
    StringWriter said = new StringWriter();
    try {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  said, files, null, QUIET_OPTIONS, null, List.of(BatchFileManager.input(source)));
      var unit = task.parse().iterator().next();
      return new CheckExpression.Parsed(
          unit, Trees.instance(task).getSourcePositions(), said.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LibraryClasses indexed() {
    var known = indexed;
    if (known == null) {
      known =
          new LibraryClasses(
              Stream.concat(Libraries.ofLoopbook().stream(), libraries.stream())
                  .distinct()
                  .toList());
      indexed = known;
    }
    return known;
  }

  /// Cancels what is being compiled, and closes the files that javac reads.
  @Override
  public void close() throws IOException {
    threads.close(
        () -> {
          if (indexed != null) {
            indexed.close();
          }
          files.close();
        });
  }

  private Compilation compile(SourceText source, BooleanSupplier unwanted) {
    return compile(source, new SourceFileObject(file(source), true), unwanted);
  }

  private Compilation compile(SourceText source, JavaFileObject input, BooleanSupplier unwanted) {
    StringWriter said = new StringWriter();
    URI own = source.file().toAbsolutePath().toUri();
    try (InMemoryFileManager output = new InMemoryFileManager(shared, unwanted, Optional.of(own))) {
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath(source));
      JavacTask task = (JavacTask) javac.getTask(said, output, null, OPTIONS, null, List.of(input));
      task.setLocale(Locale.ENGLISH);
      ParsedFiles parsed = new ParsedFiles();
      task.addTaskListener(parsed);
      boolean succeeded = task.call();
      List<CompileProblem> problems = new JavacText(source).problems(said.toString());
      if (succeeded) {
        Map<String, byte[]> classes = output.classes();
        return new Compilation.Compiled(
            source,
            parsed.siblings(),
            classes,
            MainMethod.startIn(parsed.topLevel(), new InMemoryClasses(classes, libraries)),
            libraries,
            problems);
      }
      return new Compilation.CompileErrors(
          problems.isEmpty() ? List.of(gaveUp(source, said.toString())) : problems);
    } catch (IOException | RuntimeException e) {
      return new Compilation.CompileErrors(List.of(gaveUp(source, e.toString())));
    }
  }

  private JavaFileObject file(SourceText source) {
    return files.getJavaFileObjects(source.file()).iterator().next();
  }

  private static CompileProblem gaveUp(SourceText source, String said) {
    Optional<String> reason = said.lines().filter(line -> !line.isBlank()).findFirst();
    return CompileProblem.ofFile(
        source.file(),
        source.file() + ": javac gave up on this file: " + reason.orElse("it does not say why"));
  }

  /// Returns the folder that contains the file's package, or nothing if the file isn't where its
  /// package says it should be.
  private static List<Path> sourcePath(SourceText source) {
    Path root = source.file().toAbsolutePath().getParent();
    List<String> packages = new ArrayList<>(List.of(source.packageName().split("\\.")));
    for (String name : packages.reversed()) {
      if (name.isEmpty()) {
        break;
      }
      if (root == null || root.getFileName() == null || !root.endsWith(name)) {
        return List.of();
      }
      root = root.getParent();
    }
    return root == null ? List.of() : List.of(root);
  }
}
