package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import jdk.internal.vm.ThreadContainer;
import jdk.internal.vm.ThreadContainers;

/// Java code that can stop in the middle and resume later, on the same thread.
///
/// This is the only class that touches the JVM's own continuations, the part of the JDK that
/// virtual threads are built from, and its list of virtual threads.
///
/// # Why not virtual threads
///
/// A coroutine could be a virtual thread, with a baton that only one of them holds at a time. We
/// tried it, and it's wrong for a loop that teaches. On a virtual thread, `Thread.sleep` doesn't
/// block anything but itself, so the lesson "a blocking call blocks the whole loop" couldn't be
/// shown. Each one has its own thread-locals, so whatever relies on them, such as Mockito's
/// `mockStatic`, stops at the border of a coroutine. And passing the baton is slow: at best 1,050
/// ns, and 13,900 if the loop runs on a platform thread, where a bare continuation takes 220.
/// (CPython's asyncio takes about 1,440 on the same machine.) With a continuation, everything runs
/// on the loop's thread, as in Python, and a suspended coroutine is an object of some 315 bytes
/// whose stack can be read.
///
/// # What can't be suspended
///
/// Suspending copies the stack from the resume to here to the heap. Frames that the JVM can't copy
/// *pin* it: native ones, because a C stack has no such copy, and a class initializer, which is
/// called by native code. Then `yield` calls `onPinned`, and the `await` becomes an error that
/// names the frame. It leaves nothing behind: a task registers with the future it waits for only
/// after the code has stopped, in `Task.obey`, so no wake-up can arrive for an await that failed.
///
/// A monitor doesn't pin, although it should: it belongs to the thread, and all coroutines share
/// one. [HeldMonitors] has that trap. A `ScopedValue` bound around an `await` leaks into other
/// coroutines; [Context] is what tasks inherit.
///
/// Nothing ends a fiber from outside. One that is dropped while it is suspended is collected, and
/// its `finally` blocks never run. So the loop cancels tasks; it doesn't drop them.
///
/// # The flag
///
/// `jdk.internal.vm` is not exported by java.base. The compiler and the JVM both need
/// `--add-exports` (and javac refuses that together with `--release`). For `java -jar`, the line
/// `Add-Exports` in the manifest does the same; on a class path, manifests aren't asked.
/// [MissingExport] checks first, since the JVM's own `IllegalAccessError` doesn't say which flag is
/// missing.
///
/// ```
/// NEW -> RUNNING <-> SUSPENDED
///           |
///           v
///         DONE
/// ```
class Fiber extends Continuation {

  /// What a fiber is for. Each kind suspends for itself: the `await` of a coroutine doesn't stop at
  /// a [Pausable] around it.
  static final class Kind extends ContinuationScope {

    static final Kind COROUTINE = new Kind("coroutine", "await");
    static final Kind PAUSABLE = new Kind("pausable", "pause");

    private final String verb;

    private Kind(String name, String verb) {
      super(name);
      this.verb = verb;
    }
  }

  private boolean running;

  Fiber(Runnable code) {
    this(Kind.COROUTINE, code);
  }

  Fiber(Kind kind, Runnable code) {
    super(kind, code);
  }

  /// Runs the code until it suspends or ends.
  void resume() {
    running = true;
    try {
      run();
    } finally {
      running = false;
    }
  }

  /// Suspends the innermost fiber that runs on this thread; returns when it is resumed.
  ///
  /// @throws IllegalStateException if a class initializer or a native frame is on the stack
  static void suspend() {
    suspend(Kind.COROUTINE);
  }

  /// Suspends the innermost fiber of a kind that runs on this thread; returns when it is resumed.
  ///
  /// @throws IllegalStateException if there is none, or a class initializer or a native frame is on
  ///   the stack
  static void suspend(Kind kind) {
    Continuation.yield(kind);
  }

  /// Returns whether a fiber of a kind runs on this thread.
  static boolean isInside(Kind kind) {
    return Continuation.getCurrentContinuation(kind) != null;
  }

  /// Returns the program's own lines on the stack of this suspended fiber, innermost first.
  List<StackTraceElement> userFrames() {
    return stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE)).walk(Origin::userFrames);
  }

  /// Returns the innermost of the program's own lines on the stack of this fiber, without walking
  /// the rest of the stack; empty while it runs.
  Optional<StackTraceElement> userLine() {
    return running
        ? Optional.empty()
        : stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE)).walk(Origin::userLine);
  }

  /// Returns the program's own frames on the stack of this suspended fiber with their variables,
  /// innermost first.
  List<LiveFrame> liveFrames() {
    return LiveStack.of(stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE)));
  }

  /// Returns the program's own frames in the callback that this thread runs with their variables,
  /// innermost first; only those of the coroutine that it resumed, if it did.
  static List<LiveFrame> liveFramesHere() {
    return LiveStack.here(Kind.COROUTINE);
  }

  /// Returns the JVM's virtual threads that are alive, which it otherwise only shows to debuggers.
  static Stream<Thread> virtualThreads() {
    return virtualThreads(ThreadContainers.root());
  }

  private static Stream<Thread> virtualThreads(ThreadContainer container) {
    return Stream.concat(
        container.threads().filter(thread -> thread.isVirtual() && thread.isAlive()),
        container.children().flatMap(Fiber::virtualThreads));
  }

  @Override
  protected void onPinned(Pinned reason) {
    var place = StackWalker.getInstance().walk(frames -> frames.filter(Fiber::pins).findFirst());
    var verb = ((Kind) getScope()).verb;
    throw new IllegalStateException(
        format(
            "%s cannot suspend here: %s is on the stack, and it must run to its end. %s before it or after it.",
            verb,
            place.map(Fiber::describe).orElse("native code"),
            Character.toUpperCase(verb.charAt(0)) + verb.substring(1)));
  }

  private static boolean pins(StackFrame frame) {
    return frame.isNativeMethod() || frame.getMethodName().equals("<clinit>");
  }

  private static String describe(StackFrame frame) {
    var what = frame.isNativeMethod() ? "a native method" : "a class initializer";
    return what + " (" + frame.toStackTraceElement() + ")";
  }
}
