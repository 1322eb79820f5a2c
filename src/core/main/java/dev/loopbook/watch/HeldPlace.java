package dev.loopbook.watch;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a callback makes its thread wait.
///
/// @param line the program's line
/// @param call what that line called: `Thread.sleep`; or `synchronized`
record HeldPlace(StackTraceElement line, String call) {

  private static final String CALLBACK = "dev.loopbook.loop.Handle";

  /// Reads the stack of a thread, innermost frame first. Returns nothing if its callback doesn't
  /// wait, or waits in Loopbook's code: that waits for a reason of its own.
  ///
  /// @param waiting whether the JVM says that the thread waits; it doesn't of one that reads
  /// @param standIns classes that count as the JDK's
  static Optional<HeldPlace> in(StackTraceElement[] stack, boolean waiting, Set<String> standIns) {
    if (stack.length == 0 || !(waiting || isReading(stack[0]))) {
      return Optional.empty();
    }
    StackTraceElement called = null;
    StackTraceElement ofJdk = null;
    for (var frame : stack) {
      if (frame.getClassName().equals(CALLBACK)) {
        return Optional.empty();
      }
      if (ProgramLines.isProgram(frame)) {
        return Optional.of(new HeldPlace(frame, call(called, ofJdk)));
      }
      var isStandIn = standIns.contains(frame.getClassName());
      if (frame.getModuleName() == null && !isStandIn) {
        return Optional.empty();
      }
      if (!isStandIn && (called == null || called.equals(ofJdk))) {
        ofJdk = frame;
      }
      called = frame;
    }
    return Optional.empty();
  }

  private static boolean isReading(StackTraceElement frame) {
    return frame.isNativeMethod()
        && (frame.getClassName().startsWith("sun.nio.ch.")
            || frame.getClassName().startsWith("java.io."));
  }

  private static String call(
      @Nullable StackTraceElement called, @Nullable StackTraceElement ofJdk) {
    if (called == null || ofJdk == null) {
      return "synchronized"; // nothing else can make a thread wait without a call
    }
    var type = ofJdk.getClassName();
    var name = type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')));
    return name.replaceFirst("(Facade|Impl)$", "") + "." + called.getMethodName();
  }
}
