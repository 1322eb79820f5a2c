package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the `synchronized` blocks that a coroutine stands in when it wants to suspend.
///
/// The JVM lets it suspend there. But a monitor belongs to the thread, and all coroutines share
/// one: the next that wants the monitor either hangs the thread for ever or gets in as well. So it
/// is refused. The JDK's `LiveStackFrame` tells a frame's monitors; it is not public, which is why
/// this needs `--add-opens java.base/java.lang=ALL-UNNAMED`. Without that flag nothing is checked.
/// A look costs about 15 µs.
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

  /// Leaves out what stands below the coroutine: whoever runs the loop may hold what it likes.
  private static Stream<StackFrame> insideFiber(Stream<StackFrame> frames) {
    return frames.takeWhile(frame -> !frame.getClassName().equals("jdk.internal.vm.Continuation"));
  }

  private static boolean holdsMonitor(StackFrame frame) {
    try {
      // A frame keeps the slot of a monitor that it has left: only one that is still held counts.
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
