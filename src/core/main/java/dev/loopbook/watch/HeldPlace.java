package dev.loopbook.watch;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Handle;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a callback holds its thread.
///
/// @param line the program's line
/// @param call what that line called: `Thread.sleep`; or `synchronized`, `busy`, or [#COMPUTING]
record HeldPlace(StackTraceElement line, String call) {

  /// What a line does that doesn't wait.
  static final String COMPUTING = "computing";

  private static final String CALLBACK = Handle.class.getName();

  /// Reads the stack of a thread that computes. Its line is the one in the coroutine's body,
  /// because that's where one would write `toThread`. Returns nothing if Loopbook computes.
  static Optional<HeldPlace> computing(StackTraceElement[] stack, Set<String> standIns) {
    StackTraceElement outermost = null;
    for (var frame : stack) {
      if (ProgramLines.isProgram(frame)) {
        outermost = frame;
      } else if (frame.getModuleName() == null && !standIns.contains(frame.getClassName())) {
        break; // the coroutine begins here, or Loopbook does something for it
      }
    }
    return Optional.ofNullable(outermost).map(line -> new HeldPlace(line, COMPUTING));
  }

  /// Returns whether both hold the thread for the same reason. A computation is at another line of
  /// its method each time one looks.
  boolean isLike(HeldPlace other) {
    return equals(other)
        || (call.equals(COMPUTING)
            && other.call.equals(COMPUTING)
            && line.getClassName().equals(other.line.getClassName())
            && line.getMethodName().equals(other.line.getMethodName()));
  }

  /// Reads the stack of a thread, innermost frame first. Returns nothing if its callback doesn't
  /// wait, or waits in Loopbook's code: that waits for a reason of its own, except in `busy`.
  ///
  /// @param waiting whether the JVM says that the thread waits; it doesn't of one that reads
  /// @param standIns classes that count as the JDK's
  static Optional<HeldPlace> in(StackTraceElement[] stack, boolean waiting, Set<String> standIns) {
    if (!waiting && !ThreadWaits.isReading(stack)) {
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
    return frame.getClassName().equals(Async.class.getName())
        && frame.getMethodName().equals("busy");
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
