package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;

/// Finds out whether a coroutine is inside `synchronized` when it is about to suspend.
///
/// The JVM lets it suspend there. But a monitor belongs to the thread, and all coroutines share one
/// thread. The next coroutine that wants the monitor either hangs the thread forever or, once the
/// JVM has inflated the monitor, gets in as well. So it is refused. `Continuation.isPinned` doesn't
/// report it; [RunningFrames] know the monitors of each frame. A check costs about 15 µs.
final class HeldMonitors {

  private HeldMonitors() {}

  /// Throws if one of the running coroutine's frames holds a monitor.
  ///
  /// @throws IllegalStateException with the place of the `synchronized` code
  static void refuse(List<StackFrame> frames) {
    for (var i = 0; i < frames.size(); i++) {
      if (holdsMonitor(frames.get(i))) {
        throw new IllegalStateException(
            format(
                "await inside synchronized, at %s, %s: every coroutine runs on this one thread, so a monitor keeps none of them out. Use dev.loopbook.sync.Lock",
                frames.get(i).toStackTraceElement(), entered(frames, i)));
      }
    }
  }

  private static boolean holdsMonitor(StackFrame frame) {
    // A frame still lists a monitor it has left, so check that it is held.
    return Arrays.stream(RunningFrames.monitors(frame))
        .anyMatch(monitor -> monitor != null && Thread.holdsLock(monitor));
  }

  /// Says where the monitor was entered. In the JDK's code the line that called it says more.
  private static String entered(List<StackFrame> frames, int holder) {
    var frame = frames.get(holder);
    if (frame.getDeclaringClass().getClassLoader() != null) {
      return SynchronizedCode.around(frame);
    }
    return frames.stream()
        .skip(holder)
        .filter(caller -> Origin.isUser(caller.getDeclaringClass()))
        .findFirst()
        .map(caller -> format("called at %s:%d", caller.getFileName(), caller.getLineNumber()))
        .orElse("in the JDK's own code");
  }
}
