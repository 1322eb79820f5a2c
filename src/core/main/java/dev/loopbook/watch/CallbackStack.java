package dev.loopbook.watch;

import dev.loopbook.loop.Handle;
import java.util.Optional;

/// Where a callback is, read from its thread's stack.
///
/// @param line the innermost line of the program within the callback, if there is one
/// @param call what that line called, such as `Thread.sleep`; empty if it is the innermost itself
record CallbackStack(Optional<StackTraceElement> line, String call) {

  private static final String CALLBACK = Handle.class.getName();

  /// Reads `stack`, innermost first, down to where the loop called the callback.
  static CallbackStack of(StackTraceElement[] stack) {
    StackTraceElement inner = null;
    for (var frame : stack) {
      if (frame.getClassName().equals(CALLBACK)) {
        break;
      }
      if (ProgramLines.isProgram(frame)) {
        return new CallbackStack(Optional.of(frame), inner == null ? "" : name(inner));
      }
      inner = frame;
    }
    return new CallbackStack(Optional.empty(), "");
  }

  private static String name(StackTraceElement frame) {
    var type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
  }
}
