package dev.loopbook.watch;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a callback makes its thread wait.
///
/// @param line the program's line
/// @param call what that line called: `Thread.sleep`; or `synchronized`, or `busy`
record HeldPlace(StackTraceElement line, String call) {

  private static final String CALLBACK = "dev.loopbook.loop.Handle";

  /// Reads the stack of a thread, innermost frame first. Returns nothing if its callback doesn't
  /// wait, or waits in Loopbook's code: that waits for a reason of its own, except in `busy`.
  ///
  /// @param waiting whether the JVM says that the thread waits; it doesn't of one that reads
  /// @param standIns classes that count as the JDK's
  static Optional<HeldPlace> in(StackTraceElement[] stack, boolean waiting, Set<String> standIns) {
    if (stack.length == 0 || !(waiting || isReading(stack[0]))) {
      return Optional.empty();
    }
    StackTraceElement called = null;
    StackTraceElement ofJdk = null;
    StackTraceElement ofLoopbook = null;
    for (var frame : stack) {
      if (frame.getClassName().equals(CALLBACK)) {
        return Optional.empty();
      }
      if (ProgramLines.isProgram(frame)) {
        return ofLoopbook == null
            ? Optional.of(new HeldPlace(frame, call(called, ofJdk)))
            : Optional.of(ofLoopbook)
                .filter(HeldPlace::isBusy)
                .map(_ -> new HeldPlace(frame, "busy"));
      }
      var isStandIn = standIns.contains(frame.getClassName());
      if (frame.getModuleName() == null && !isStandIn) {
        ofLoopbook = frame;
        continue;
      }
      if (!isStandIn && (called == null || called.equals(ofJdk))) {
        ofJdk = frame;
      }
      called = frame;
    }
    return Optional.empty();
  }

  /// Returns whether a frame is the loop's own call for holding it, which in real time really does.
  private static boolean isBusy(StackTraceElement frame) {
    return frame.getClassName().equals("dev.loopbook.loop.Async")
        && frame.getMethodName().equals("busy");
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
