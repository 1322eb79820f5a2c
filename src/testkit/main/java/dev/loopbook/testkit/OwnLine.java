package dev.loopbook.testkit;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Origin;
import java.util.List;
import java.util.Optional;

/// Finds the author's own line in the stack of a loop's thread, as seen from another thread.
final class OwnLine {

  private static final String CALLBACK = Handle.class.getName();

  private static final List<String> LIBRARIES =
      List.of("dev.loopbook.", "org.junit.", "org.opentest4j.", "org.mockito.", "net.bytebuddy.");

  /// What loads or rewrites classes: how long that takes is nobody's mistake.
  private static final List<String> LOADERS =
      List.of(
          "org.mockito.",
          "net.bytebuddy.",
          "jdk.internal.loader.",
          "java.lang.ClassLoader",
          "sun.instrument.");

  private OwnLine() {}

  /// Returns the innermost line of `stack` that is the program's, within the callback that runs.
  static Optional<StackTraceElement> in(StackTraceElement[] stack, ClassLoader loader) {
    for (var frame : stack) {
      if (frame.getClassName().equals(CALLBACK)) {
        break;
      }
      if (is(frame, loader)) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  private static boolean is(StackTraceElement frame, ClassLoader loader) {
    if (frame.getModuleName() != null || frame.getLineNumber() < 1) {
      return false;
    }
    try {
      return Origin.isUser(Class.forName(frame.getClassName(), false, loader));
    } catch (ClassNotFoundException | LinkageError e) { // it has a loader of its own
      return LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith);
    }
  }

  /// Returns whether the program's innermost line waits for a class to be loaded or mocked.
  static boolean isLoading(StackTraceElement[] stack, ClassLoader loader) {
    for (var frame : stack) {
      if (is(frame, loader)) {
        return false;
      }
      if (LOADERS.stream().anyMatch(frame.getClassName()::startsWith)) {
        return true;
      }
    }
    return false;
  }

  /// Returns the outermost call into the JDK, the one in the author's own code: `Thread.sleep`.
  static String call(StackTraceElement... stack) {
    StackTraceElement outermost = stack[0];
    for (var frame : stack) {
      if (frame.getModuleName() == null) {
        break;
      }
      outermost = frame;
    }
    var type = outermost.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + outermost.getMethodName();
  }
}
