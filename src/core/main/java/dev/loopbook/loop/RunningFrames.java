package dev.loopbook.loop;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The frames of the running coroutine, with the monitors and the local variables of each.
///
/// They come from the JDK's `LiveStackFrame`. That class isn't public, which is why this needs
/// `--add-opens java.base/java.lang=ALL-UNNAMED`. Without the flag there are none.
final class RunningFrames {

  private static final @Nullable StackWalker WALKER = liveWalker();
  private static final @Nullable Method MONITORS = method("getMonitors");
  private static final @Nullable Method LOCALS = method("getLocals");

  private RunningFrames() {}

  /// Returns the frames from the running one to the coroutine's first. The frames below belong to
  /// the code that runs the loop.
  static List<StackFrame> ofCoroutine() {
    return WALKER == null
        ? List.of()
        : WALKER.walk(
            frames ->
                frames
                    .takeWhile(
                        frame -> !frame.getClassName().equals("jdk.internal.vm.Continuation"))
                    .toList());
  }

  /// Returns the monitors that `frame` has entered. It still lists one that it has left.
  static @Nullable Object[] monitors(StackFrame frame) {
    return ask(frame, MONITORS);
  }

  /// Returns the values of `frame`'s local variables: in an instance method `this` comes first.
  static @Nullable Object[] locals(StackFrame frame) {
    return ask(frame, LOCALS);
  }

  private static @Nullable Object[] ask(StackFrame frame, @Nullable Method what) {
    try {
      return what == null ? new Object[0] : (@Nullable Object[]) what.invoke(frame);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + frame, e);
    }
  }

  private static @Nullable StackWalker liveWalker() {
    var factory = method("getStackWalker", Set.class);
    try {
      return factory == null
          ? null
          : (StackWalker) factory.invoke(null, Set.of(Option.RETAIN_CLASS_REFERENCE));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static @Nullable Method method(String name, Class<?>... parameters) {
    try {
      var method = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }
}
