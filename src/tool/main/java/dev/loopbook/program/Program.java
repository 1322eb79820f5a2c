package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Compilation.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A compiled program that can be started, as often as one likes and each time afresh.
///
/// Immutable. What it does when it runs is in a [ProgramRun].
public final class Program {
  private final Compiled compiled;
  private final String mainClass;
  private final Map<String, byte[]> woven;
  private final boolean canHoldMonitors;
  private final boolean canHaveThreads;
  private final UserFrames frames;

  private Program(Compiled compiled, String mainClass) {
    this.compiled = compiled;
    this.mainClass = mainClass;
    Weaver weaver = new Weaver(compiled.classes());
    this.woven = weaver.weave();
    this.canHoldMonitors = weaver.canHoldMonitors();
    this.canHaveThreads = weaver.canHaveThreads() || !compiled.libraries().isEmpty();
    this.frames = UserFrames.in(compiled);
  }

  /// Returns the program that a compiled file holds.
  ///
  /// @throws IllegalArgumentException if there is no `main` in it
  public static Program of(Compiled compiled) {
    return compiled
        .mainClass()
        .map(start -> new Program(compiled, start))
        .orElseThrow(
            () ->
                new IllegalArgumentException(compiled.source().file() + ": " + MainMethod.MISSING));
  }

  /// Starts it: a class loader, threads and output of its own, clean statics.
  public ProgramRun start(RunOptions options) {
    ProgramRun run = new ProgramRun(this, options);
    run.begin();
    return run;
  }

  /// Returns the file's name without its end: `TwoTasks`.
  public String name() {
    String name = compiled.source().file().getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  /// Returns the source it was compiled from.
  public SourceText source() {
    return compiled.source();
  }

  /// Returns what javac warned of.
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

  Map<String, byte[]> woven() {
    return woven;
  }

  String mainClass() {
    return mainClass;
  }

  /// Returns whether a coroutine of the program can stand in `synchronized` code when it awaits.
  /// Only then is the loop told to look, for a look costs more than all the rest of a suspension.
  boolean canHoldMonitors() {
    return canHoldMonitors;
  }

  /// Returns whether the program may have threads besides the ones of its loops. Only then are they
  /// looked for whenever a loop is idle.
  boolean canHaveThreads() {
    return canHaveThreads;
  }

  ClassLoader newLoader(Host host) {
    return ProgramLoader.of(woven, sources(), compiled.libraries(), host);
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
