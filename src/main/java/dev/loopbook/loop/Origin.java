package dev.loopbook.loop;

import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in the program's own code a coroutine, task or timer was made.
///
/// Finding it costs about a microsecond, so it is recorded only where [LoopSetup#tracksOrigins]
/// asks for it.
///
/// @param name what made it: the method that returned the coroutine, such as `fetchUser`; or empty
/// @param place the line that asked for it
public record Origin(String name, StackTraceElement place) {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final ClassValue<Boolean> FOREIGN =
      new ClassValue<>() {
        private final @Nullable CodeSource own = sourceOf(Origin.class);

        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getClassLoader() == null
              || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
              || Objects.equals(own, sourceOf(type)) && own != null;
        }

        private static @Nullable CodeSource sourceOf(Class<?> type) {
          return type.getProtectionDomain().getCodeSource();
        }
      };

  /// Returns the origin of what is being made by the code that now runs; nothing if the setup in
  /// force does not record origins, and then at no cost.
  public static Optional<Origin> ifTracked() {
    return LoopSetup.inForce().tracksOrigins() ? Optional.ofNullable(here()) : Optional.empty();
  }

  /// Returns the origin of what is being made by the code that now runs, or null if no such code is
  /// on the stack.
  static @Nullable Origin here() {
    return WALKER.walk(
        frames ->
            of(frames.filter(Origin::isUser).dropWhile(Origin::makesResource).limit(2).toList()));
  }

  // Of a resource, whoever wrote `new` is the maker, not its own constructors.
  private static boolean makesResource(StackFrame frame) {
    return frame.getMethodName().equals("<init>")
        && AsyncResource.class.isAssignableFrom(frame.getDeclaringClass());
  }

  /// Returns the line of the program's own code that runs now on this thread, or nothing if none
  /// does.
  public static Optional<StackTraceElement> currentLine() {
    return WALKER.walk(
        frames -> frames.filter(Origin::isUser).findFirst().map(StackFrame::toStackTraceElement));
  }

  /// Returns the frames of `stack` that are the program's own, neither the JDK's nor Loopbook's.
  static List<StackTraceElement> userFrames(Stream<StackFrame> stack) {
    return stack.filter(Origin::isUser).map(StackFrame::toStackTraceElement).toList();
  }

  private static @Nullable Origin of(List<StackFrame> user) {
    if (user.isEmpty()) {
      return null;
    }
    var maker = user.getFirst();
    // A method that returns a coroutine is its name; whoever called that method is the place to
    // mend.
    if (user.size() == 2 && Awaitable.class.isAssignableFrom(maker.getMethodType().returnType())) {
      return new Origin(maker.getMethodName(), user.get(1).toStackTraceElement());
    }
    return new Origin("", maker.toStackTraceElement());
  }

  private static boolean isUser(StackFrame frame) {
    return isUser(frame.getDeclaringClass());
  }

  /// Returns whether `type` is the program's own, neither the JDK's nor Loopbook's.
  static boolean isUser(Class<?> type) {
    return !FOREIGN.get(type);
  }

  /// Returns the place as people write it: `TwoTasks:18`.
  public String shortPlace() {
    var file = Objects.requireNonNullElse(place.getFileName(), place.getClassName());
    return file.replaceFirst("\\.java$", "") + ":" + place.getLineNumber();
  }
}
