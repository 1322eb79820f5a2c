package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out whether a coroutine is inside `synchronized` when it is about to suspend.
///
/// The JVM lets it suspend there. But a monitor belongs to the thread, and all coroutines share one
/// thread. The next coroutine that wants the monitor either hangs the thread forever or, once the
/// JVM has inflated the monitor, gets in as well. So it is refused. `Continuation.isPinned` doesn't
/// report it; the JDK's `LiveStackFrame` knows the monitors of each frame. That class isn't public,
/// which is why this needs `--add-opens java.base/java.lang=ALL-UNNAMED`. Without the flag nothing
/// is checked. A check costs about 15 µs.
final class HeldMonitors {

  private static final @Nullable StackWalker WALKER = liveWalker();
  private static final @Nullable Method MONITORS = WALKER == null ? null : monitorsMethod();

  private HeldMonitors() {}

  /// Throws if the running coroutine holds a monitor.
  ///
  /// @throws IllegalStateException with the place of the `synchronized` code
  static void refuse() {
    if (WALKER == null) {
      return;
    }
    holder(WALKER)
        .ifPresent(
            frame -> {
              throw new IllegalStateException(
                  format(
                      "await inside synchronized, at %s: every coroutine runs on this one thread, so a monitor keeps none of them out. Use dev.loopbook.sync.Lock",
                      frame.toStackTraceElement()));
            });
  }

  private static Optional<StackFrame> holder(StackWalker walker) {
    return walker.walk(
        frames -> insideFiber(frames).filter(HeldMonitors::holdsMonitor).findFirst());
  }

  /// Leaves out the frames below the coroutine: the code that runs the loop may hold monitors.
  private static Stream<StackFrame> insideFiber(Stream<StackFrame> frames) {
    return frames.takeWhile(frame -> !frame.getClassName().equals("jdk.internal.vm.Continuation"));
  }

  private static boolean holdsMonitor(StackFrame frame) {
    try {
      // A frame still lists a monitor it has left, so check that it is held.
      return MONITORS != null
          && Arrays.stream((Object[]) MONITORS.invoke(frame))
              .anyMatch(monitor -> monitor != null && Thread.holdsLock(monitor));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read the monitors of " + frame, e);
    }
  }

  private static @Nullable StackWalker liveWalker() {
    try {
      var factory = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod("getStackWalker");
      factory.setAccessible(true);
      return (StackWalker) factory.invoke(null);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }

  private static @Nullable Method monitorsMethod() {
    try {
      var method = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod("getMonitors");
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }
}
