package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// Java code that can stop in the middle and go on later, on one thread.
///
/// The only class that touches the JVM's own continuations. They are what virtual threads are made
/// of; used bare, everything runs on the loop's thread: a blocking call blocks the loop,
/// thread-locals are shared, and the stack of a suspended coroutine can be shown.
///
/// ```
/// NEW -> RUNNING <-> SUSPENDED
///           |
///           v
///         DONE
/// ```
final class Fiber {

  private static final String PACKAGE = "jdk.internal.vm";

  private final Suspendable continuation;

  Fiber(Runnable code) {
    continuation = new Suspendable(code);
  }

  /// Fails with the missing flag's name if this JVM does not let us use continuations.
  static void requireAvailable() {
    var missing = missingExport(Fiber.class.getModule());
    if (missing.isPresent()) {
      throw new IllegalStateException(
          format(
              """
              this JVM was started without the flag that coroutines need.
              Start it with  --add-exports %s  (./run.sh does that by itself)""",
              missing.get()));
    }
  }

  /// Returns what `--add-exports` must say before `ours`, the module of this class, may use
  /// continuations; empty if it may.
  static Optional<String> missingExport(Module ours) {
    return Object.class.getModule().isExported(PACKAGE, ours)
        ? Optional.empty()
        : Optional.of(export(ours));
  }

  static String export(Module ours) {
    return format(
        "java.base/%s=%s", PACKAGE, Objects.requireNonNullElse(ours.getName(), "ALL-UNNAMED"));
  }

  /// Runs the code until it suspends or ends.
  void resume() {
    continuation.run();
  }

  boolean isDone() {
    return continuation.isDone();
  }

  /// Suspends the innermost fiber that runs on this thread; returns when it is resumed.
  ///
  /// @throws IllegalStateException if a frame on the stack cannot be suspended: a class initializer
  ///   or a native one
  static void suspend() {
    Continuation.yield(Suspendable.SCOPE);
  }

  /// Returns the program's own lines on the stack of this suspended fiber, innermost first.
  List<StackTraceElement> userFrames() {
    return continuation
        .stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE))
        .walk(Origin::userFrames);
  }

  /// Returns the innermost of the program's own lines on the stack of this suspended fiber; looks
  /// no further down than that.
  Optional<StackTraceElement> userLine() {
    return continuation
        .stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE))
        .walk(Origin::userLine);
  }

  private static final class Suspendable extends Continuation {

    static final ContinuationScope SCOPE = new ContinuationScope("loopbook");

    Suspendable(Runnable code) {
      super(SCOPE, code);
    }

    @Override
    protected void onPinned(Pinned reason) {
      var place =
          StackWalker.getInstance().walk(frames -> frames.filter(Suspendable::pins).findFirst());
      throw new IllegalStateException(
          format(
              "await cannot suspend here: %s is on the stack, and it must run to its end. Await before it or after it.",
              place.map(Suspendable::describe).orElse("native code")));
    }

    private static boolean pins(StackFrame frame) {
      return frame.isNativeMethod() || frame.getMethodName().equals("<clinit>");
    }

    private static String describe(StackFrame frame) {
      var what = frame.isNativeMethod() ? "a native method" : "a class initializer";
      return what + " (" + frame.toStackTraceElement() + ")";
    }
  }
}
