package dev.loopbook.loop;

import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A frame of the program's own code on the stack of a task, with what is in its local variables.
///
/// For debuggers. A class file's `LocalVariableTable` says which variable is in which slot, and of
/// what type. The JIT compiler drops a variable that the code doesn't use any more, so not every
/// variable that's in scope has a value here.
public final class LiveFrame {
  private final StackWalker.StackFrame frame;
  private final @Nullable Object[] slots;

  /// @param slots references as they are, a primitive as a [Bits]
  LiveFrame(StackWalker.StackFrame frame, @Nullable Object[] slots) {
    this.frame = frame;
    this.slots = slots;
  }

  /// What is in a slot that holds no reference.
  record Bits(long value) {}

  /// Returns the frames of the callback that runs on this thread, innermost first; empty in a JVM
  /// without `--add-opens java.base/java.lang=ALL-UNNAMED`.
  public static List<LiveFrame> ofRunningCallback() {
    return Fiber.liveFramesHere();
  }

  /// Returns the class whose code it is.
  public Class<?> type() {
    return frame.getDeclaringClass();
  }

  /// Returns the method's name in its class file.
  public String method() {
    return frame.getMethodName();
  }

  /// Returns the method's type.
  public MethodTypeDesc methodType() {
    return MethodTypeDesc.ofDescriptor(frame.getDescriptor());
  }

  /// Returns where in the method's bytecode it stands: at the call that it's in.
  public int bytecodeIndex() {
    return frame.getByteCodeIndex();
  }

  /// Returns the line.
  public StackTraceElement place() {
    return frame.toStackTraceElement();
  }

  /// Returns whether a slot holds a reference, null included.
  public boolean hasReference(int slot) {
    return Objects.checkIndex(slot, Integer.MAX_VALUE) < slots.length
        && !(slots[slot] instanceof Bits);
  }

  /// Returns the reference in a slot; empty if that is null, or it holds none.
  public Optional<Object> reference(int slot) {
    return hasReference(slot) ? Optional.ofNullable(slots[slot]) : Optional.empty();
  }

  /// Returns the bits of the primitive in a slot: the lower 32 of an `int` or a `float`. Those of a
  /// `long` or a `double` are in the second of its slots. 0 if it holds none.
  public long bits(int slot) {
    return Objects.checkIndex(slot, Integer.MAX_VALUE) < slots.length
            && slots[slot] instanceof Bits(var value)
        ? value
        : 0;
  }

  @Override
  public String toString() {
    return place() + " " + Arrays.toString(slots);
  }
}
