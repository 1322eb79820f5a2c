package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.MainMethod;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// A compiled program that can be started any number of times, each time from scratch.
///
/// Immutable; a [ProgramRun] holds the state of a run.
public final class Program {
  private final Compiled compiled;
  private final String mainClass;
  private final Map<String, byte[]> woven;
  private final boolean canHoldMonitors;
  private final boolean usesLocks;
  private final Set<MethodKey> forgetful;
  private final boolean canHaveThreads;
  private final boolean usesLoggers;
  private final UserFrames frames;

  private Program(Compiled compiled, String mainClass, boolean isToBeStepped) {
    this.compiled = compiled;
    this.mainClass = mainClass;
    Weaver weaver = new Weaver(compiled.classes(), isToBeStepped);
    this.woven = weaver.weave();
    this.canHoldMonitors = weaver.canHoldMonitors();
    this.usesLocks = weaver.usesLocks();
    this.forgetful = weaver.forgetful();
    this.canHaveThreads = weaver.canHaveThreads() || !compiled.libraries().isEmpty();
    this.usesLoggers = weaver.usesLoggers();
    this.frames = UserFrames.in(compiled);
  }

  /// Returns the program in a compiled file.
  ///
  /// @throws IllegalArgumentException if there is no `main` in it
  public static Program of(Compiled compiled) {
    return compiled
        .mainClass()
        .map(start -> new Program(compiled, start, false))
        .orElseThrow(
            () ->
                new IllegalArgumentException(compiled.source().file() + ": " + MainMethod.MISSING));
  }

  /// Returns the same program, woven so that it can be stopped at its lines, and shows its local
  /// variables.
  public Program toBeStepped() {
    return new Program(compiled, mainClass, true);
  }

  /// Returns the number of the first line from this one on that has code to stop at; nothing if
  /// there is none, or no such file.
  ///
  /// @param file the source file's name: `TwoTasks.java`
  public OptionalInt lineWithCode(String file, int from) {
    return CodeLines.of(compiled.classes().values(), file).stream()
        .mapToInt(Integer::intValue)
        .filter(line -> line >= from)
        .min();
  }

  /// Returns the program that one of our own classes is, moved to the unnamed package. Its text is
  /// empty.
  public static Program of(Class<?> start, String name) {
    var from = start.getPackageName().replace('.', '/') + "/";
    try (InputStream in = start.getResourceAsStream(start.getSimpleName() + ".class")) {
      var bytes = MovedClass.of(Objects.requireNonNull(in).readAllBytes(), from, "");
      return new Program(
          new Compiled(
              new SourceText(Path.of(name + ".java"), ""),
              List.of(),
              Map.of(start.getSimpleName(), bytes),
              Optional.of(start.getSimpleName()),
              List.of(),
              List.of()),
          start.getSimpleName(),
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the names of the fields of the class that is started.
  public Set<String> fields() {
    return ClassFile.of()
        .parse(Objects.requireNonNull(compiled.classes().get(mainClass)))
        .fields()
        .stream()
        .map(field -> field.fieldName().stringValue())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the type of a field of the class that is started, if it has one of this name.
  public Optional<ClassDesc> typeOfField(String name) {
    return ClassFile.of()
        .parse(Objects.requireNonNull(compiled.classes().get(mainClass)))
        .fields()
        .stream()
        .filter(field -> field.fieldName().equalsString(name))
        .map(FieldModel::fieldTypeSymbol)
        .findFirst();
  }

  /// Starts a run with its own class loader, threads and output, and with clean statics.
  public ProgramRun start(RunOptions options) {
    ProgramRun run = new ProgramRun(this, options);
    run.begin();
    return run;
  }

  /// Returns the file name without `.java`: `TwoTasks`.
  public String name() {
    String name = compiled.source().file().getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  /// Returns the source it was compiled from.
  public SourceText source() {
    return compiled.source();
  }

  /// Returns what names the program in the token of an order: a digest of its sources.
  public String digest() {
    return compiled.digest();
  }

  /// Returns javac's warnings.
  public List<CompileProblem> warnings() {
    return compiled.warnings();
  }

  /// Returns what picks this program's lines out of a stack.
  public UserFrames frames() {
    return frames;
  }

  @Override
  public String toString() {
    return format("<Program %s, %d classes>", name(), woven.size());
  }

  /// Returns its class files as javac wrote them, by name.
  Map<String, byte[]> classes() {
    return compiled.classes();
  }

  Map<String, byte[]> woven() {
    return woven;
  }

  /// Returns the methods whose frames may have forgotten local variables.
  Set<MethodKey> forgetful() {
    return forgetful;
  }

  /// Returns the binary name of the class that is started.
  public String mainClass() {
    return mainClass;
  }

  /// Returns whether one of the program's coroutines can be inside `synchronized` code when it
  /// awaits. Only then does the loop check for that, because the check costs more than the rest of
  /// a suspension.
  boolean canHoldMonitors() {
    return canHoldMonitors;
  }

  /// Returns whether the program calls locks of the JDK's that belong to a thread. Only then are
  /// its tasks watched for them.
  boolean usesLocks() {
    return usesLocks;
  }

  /// Returns whether the program may have threads besides those of its loops. Only then does an
  /// idle loop look for them.
  public boolean canHaveThreads() {
    return canHaveThreads;
  }

  /// Returns whether the program may change the JVM's loggers, which outlive a run.
  boolean usesLoggers() {
    return usesLoggers;
  }

  ProgramLoader newLoader(Host host) {
    return new ProgramLoader(woven, sources(), compiled.libraries(), host);
  }

  private Map<String, byte[]> sources() {
    Map<String, byte[]> sources = new HashMap<>();
    for (SourceText source : compiled.siblings()) {
      sources.put(resourceName(source), source.text().getBytes(StandardCharsets.UTF_8));
    }
    sources.put(
        resourceName(compiled.source()), compiled.source().text().getBytes(StandardCharsets.UTF_8));
    return sources;
  }

  private static String resourceName(SourceText source) {
    String name = source.file().getFileName().toString();
    String folder = source.packageName().replace('.', '/');
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
