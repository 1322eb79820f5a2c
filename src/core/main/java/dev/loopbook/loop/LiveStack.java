package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads stacks together with their local variables.
///
/// The JDK can do that, of a suspended continuation, too: its `LiveStackFrame` is what debuggers of
/// virtual threads would be built on. It isn't public, which is why this needs `--add-opens
/// java.base/java.lang=ALL-UNNAMED`. Without the flag there are no frames to see.
final class LiveStack {
  private static final @Nullable LiveStack AVAILABLE = find();

  private final Method walker;
  private final Method locals;
  private final Method scope;
  private final Method continuation;
  private final Method size;
  private final Method longValue;
  private final Method intValue;

  private LiveStack() throws ReflectiveOperationException {
    var frame = Class.forName("java.lang.LiveStackFrame");
    var slot = Class.forName("java.lang.LiveStackFrame$PrimitiveSlot");
    var scopeType = Class.forName("jdk.internal.vm.ContinuationScope");
    var continuationType = Class.forName("jdk.internal.vm.Continuation");
    walker = frame.getDeclaredMethod("getStackWalker", Set.class, scopeType, continuationType);
    locals = frame.getDeclaredMethod("getLocals");
    scope = StackWalker.class.getDeclaredMethod("getContScope");
    continuation = StackWalker.class.getDeclaredMethod("getContinuation");
    size = slot.getDeclaredMethod("size");
    longValue = slot.getDeclaredMethod("longValue");
    intValue = slot.getDeclaredMethod("intValue");
    Stream.<AccessibleObject>of(walker, locals, scope, continuation, size, longValue, intValue)
        .forEach(each -> each.setAccessible(true));
  }

  private static @Nullable LiveStack find() {
    try {
      return new LiveStack();
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }

  /// Returns the program's own frames of a suspended continuation, innermost first.
  ///
  /// @param plain a walker of its stack that doesn't show variables
  static List<LiveFrame> of(StackWalker plain) {
    return AVAILABLE == null ? List.of() : AVAILABLE.suspended(plain);
  }

  /// Returns the program's own frames on the stack of this thread, innermost first, down to where a
  /// continuation of this scope began, or to the loop.
  static List<LiveFrame> here(Object scope) {
    return AVAILABLE == null ? List.of() : AVAILABLE.frames(scope, null);
  }

  private List<LiveFrame> suspended(StackWalker plain) {
    try {
      return frames(scope.invoke(plain), continuation.invoke(plain));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a stack cannot be walked", e);
    }
  }

  private List<LiveFrame> frames(@Nullable Object inScope, @Nullable Object from) {
    try {
      var live =
          (StackWalker)
              walker.invoke(null, Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), inScope, from);
      return requireNonNull(live)
          .walk(
              stack ->
                  stack
                      .takeWhile(frame -> frame.getDeclaringClass() != EventLoop.class)
                      .filter(frame -> Origin.isUser(frame.getDeclaringClass()))
                      .map(this::live)
                      .toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a stack cannot be walked", e);
    }
  }

  private LiveFrame live(StackFrame frame) {
    try {
      var slots = (@Nullable Object[]) requireNonNull(locals.invoke(frame));
      return new LiveFrame(frame, Arrays.stream(slots).map(this::content).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the variables of " + frame + " cannot be read", e);
    }
  }

  private @Nullable Object content(@Nullable Object slot) {
    if (!size.getDeclaringClass().isInstance(slot)) {
      return slot;
    }
    try {
      var isLong = requireNonNull(size.invoke(slot)).equals(Long.BYTES);
      var value = (Number) requireNonNull((isLong ? longValue : intValue).invoke(slot));
      return new LiveFrame.Bits(value.longValue());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a local variable cannot be read", e);
    }
  }
}
