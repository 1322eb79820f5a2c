package dev.loopbook.program;

import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.watch.OwnFrames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Picks the learner's own frames out of a stack, and names them as the source does.
public final class UserFrames {
  /// Where an await puts its own stack below that of the failure that came through it.
  private static final String PATH = "dev.loopbook.loop.FailurePath";

  private final Set<String> classes;
  private final Map<String, SourceText> sources;

  private UserFrames(Set<String> classes, Map<String, SourceText> sources) {
    this.classes = classes;
    this.sources = sources;
  }

  /// Returns one for the classes and sources that were compiled together.
  public static UserFrames in(Compiled compiled) {
    Map<String, SourceText> sources = new HashMap<>();
    compiled.siblings().forEach(source -> sources.put(fileName(source), source));
    sources.put(fileName(compiled.source()), compiled.source());
    return new UserFrames(compiled.classes().keySet(), Map.copyOf(sources));
  }

  private static String fileName(SourceText source) {
    return source.file().getFileName().toString();
  }

  /// Returns the learner's frames of a thrown object, innermost first.
  public List<UserFrame> of(Throwable thrown) {
    return of(thrown.getStackTrace());
  }

  /// Returns the learner's frames of the task that failed last with a thrown object, innermost
  /// first. If it came through an await, that's the first one, wherever the object was thrown.
  public List<UserFrame> ofLastTask(Throwable thrown) {
    var stack = thrown.getStackTrace();
    for (var i = stack.length - 1; i >= 0; i--) {
      if (stack[i].getClassName().equals(PATH)) {
        var own = of(Arrays.copyOfRange(stack, i, stack.length));
        return own.isEmpty() ? of(thrown) : own;
      }
    }
    return of(thrown);
  }

  /// Returns the learner's frames of a stack, innermost first.
  public List<UserFrame> of(StackTraceElement... stack) {
    return OwnFrames.in(stack, this::isOwn).stream().map(this::frame).toList();
  }

  /// Returns the source line of a frame, if it's one of the learner's.
  public Optional<String> lineText(StackTraceElement element) {
    return Optional.ofNullable(element.getFileName())
        .map(sources::get)
        .filter(_ -> isOwn(element))
        .flatMap(source -> source.line(element.getLineNumber()));
  }

  /// Returns whether a frame is in the learner's code, and not in something the compiler generated.
  public boolean isOwn(StackTraceElement element) {
    return classes.contains(element.getClassName()) && element.getLineNumber() != -1;
  }

  /// Returns a thrown object and its causes as Java prints them, with only the learner's lines.
  public String describe(Throwable thrown) {
    return new StackTraceText(this).of(thrown);
  }

  private UserFrame frame(StackTraceElement element) {
    var file = element.getFileName() == null ? "" : element.getFileName();
    var line = Math.max(0, element.getLineNumber());
    var text = lineText(element).orElse("").strip();
    return new UserFrame(
        simpleName(element.getClassName()),
        OwnFrames.method(element),
        new CodePlace(file, line, text));
  }

  /// Drops the package, and the numbers of anonymous and local classes: `Outer$1Local` is a Local.
  private static String simpleName(String binaryName) {
    String name = binaryName.substring(binaryName.lastIndexOf('.') + 1);
    return name.replaceAll("\\$\\d+(?=\\$|$)", "").replaceAll("\\$\\d*", ".");
  }
}
