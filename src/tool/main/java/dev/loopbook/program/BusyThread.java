package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A thread besides `main` that is in the middle of the program's code.
///
/// @param name the thread's name
/// @param waits whether it waits, without a time limit, for another thread
/// @param at the program's line
/// @param call what that line called: `CountDownLatch.await`; empty if it's the line itself
record BusyThread(String name, boolean waits, CodePlace at, String call) {

  /// Returns the threads of a run that are busy now, without `main`.
  @SuppressWarnings("ReferenceEquality") // that very one
  static List<BusyThread> of(ProgramThreads threads, UserFrames frames, @Nullable Thread main) {
    return threads.atWork().stream()
        .filter(thread -> thread != main)
        .flatMap(thread -> of(thread, frames).stream())
        .toList();
  }

  private static Optional<BusyThread> of(Thread thread, UserFrames frames) {
    var waits = thread.getState() == Thread.State.WAITING;
    var stack = thread.getStackTrace();
    StackTraceElement called = null;
    for (var frame : stack) {
      if (frames.isOwn(frame)) {
        var at = frames.of(frame).getFirst().place();
        return Optional.of(
            new BusyThread(thread.getName(), waits, at, called == null ? "" : call(called)));
      }
      if (!frame.getClassName().startsWith("dev.loopbook.")) { // ours stands in for the JDK's
        called = frame;
      }
    }
    return Optional.empty();
  }

  private static String call(StackTraceElement frame) {
    var type = frame.getClassName();
    var simple = type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')));
    return simple + "." + frame.getMethodName();
  }

  /// Returns it as a sentence without its end: `thread "pool-1-thread-1" is in Thread.sleep at
  /// Mine:7`.
  @Override
  public String toString() {
    return format("thread \"%s\" is %sat %s", name, call.isEmpty() ? "" : "in " + call + " ", at);
  }
}
