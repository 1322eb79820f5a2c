package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import dev.loopbook.text.SourcePlace;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
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

  /// Checks that both are there.
  public Origin {
    requireNonNull(name, "name");
    requireNonNull(place, "place");
  }

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final ClassValue<Boolean> FOREIGN =
      new ClassValue<>() {
        @Override
        @SuppressWarnings("ReferenceEquality") // there is one platform class loader
        protected Boolean computeValue(Class<?> type) {
          return type.getClassLoader() == null
              // a lambda's class is both, and its author's
              || (type.isSynthetic() && !type.isHidden())
              || isOfTestEngine(type.getName())
              || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
              || OwnCode.contains(type);
        }

        // What runs a test, or mocks a class in it, isn't the program's own.
        private static boolean isOfTestEngine(String name) {
          return name.startsWith("org.junit.")
              || name.startsWith("org.opentest4j.")
              || name.startsWith("org.mockito.")
              || name.startsWith("net.bytebuddy."); // Mockito makes its mocks with it
        }
      };

  /// Returns the origin of what the running code is making; empty, at no cost, if the setup in
  /// force doesn't record origins.
  public static Optional<Origin> ifTracked() {
    return LoopSetup.inForce().tracksOrigins() ? Optional.ofNullable(here()) : Optional.empty();
  }

  /// Returns the origin of what the running code is making, or null if none of the program's own
  /// code is on the stack.
  static @Nullable Origin here() {
    return WALKER.walk(frames -> of(frames.iterator()));
  }

  // A resource is made by the code that calls `new`, not by its own constructors.
  private static boolean makesResource(StackFrame frame) {
    return AsyncResource.class.isAssignableFrom(frame.getDeclaringClass())
        && frame.getMethodName().equals("<init>");
  }

  /// Returns the line of the program's own code that is running on this thread; empty if there is
  /// none.
  public static Optional<StackTraceElement> currentLine() {
    return WALKER.walk(Origin::userLine);
  }

  /// Returns the first frame of `stack` that is the program's own.
  static Optional<StackTraceElement> userLine(Stream<StackFrame> stack) {
    return stack.filter(Origin::isUser).findFirst().map(StackFrame::toStackTraceElement);
  }

  /// Returns the frames of `stack` that are the program's own, neither the JDK's nor Loopbook's.
  static List<StackTraceElement> userFrames(Stream<StackFrame> stack) {
    return stack.filter(Origin::isUser).map(StackFrame::toStackTraceElement).toList();
  }

  // Goes down the stack only as far as necessary; the loop has many frames below.
  private static @Nullable Origin of(Iterator<StackFrame> stack) {
    var maker = nextOfUser(stack);
    while (maker != null && makesResource(maker)) {
      maker = nextOfUser(stack);
    }
    if (maker == null) {
      return null;
    }
    // A method that returns a coroutine gives it its name, but the line to look at is the one that
    // called the method.
    if (Awaitable.class.isAssignableFrom(maker.getMethodType().returnType())) {
      var caller = nextOfUser(stack);
      if (caller != null) {
        return new Origin(maker.getMethodName(), caller.toStackTraceElement());
      }
    }
    return new Origin("", maker.toStackTraceElement());
  }

  private static @Nullable StackFrame nextOfUser(Iterator<StackFrame> stack) {
    while (stack.hasNext()) {
      var frame = stack.next();
      if (isUser(frame)) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isUser(StackFrame frame) {
    return isUser(frame.getDeclaringClass());
  }

  /// Returns whether `type` is the program's own: not the JDK's, Loopbook's or a test framework's.
  public static boolean isUser(Class<?> type) {
    return !FOREIGN.get(requireNonNull(type, "type"));
  }

  /// Returns the place as people write it: `TwoTasks:18`.
  public String shortPlace() {
    return SourcePlace.of(place);
  }
}
