package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Optional;

/// Finds the `synchronized` that a frame is in.
///
/// A frame knows its monitors, but not where it entered them. The class file does: javac guards
/// what follows a `monitorenter` by a handler that leaves the monitor. Lines are compared, not
/// positions, because a program's classes may have been woven since they were compiled.
final class SynchronizedCode {

  private SynchronizedCode() {}

  /// Says, in words that follow the place of an await, which `synchronized` is around it.
  static String around(StackFrame frame) {
    var method = methodOf(frame);
    if (method.filter(m -> (m.flags().flagsMask() & ClassFile.ACC_SYNCHRONIZED) != 0).isPresent()) {
      return format("in the synchronized method %s", frame.getMethodName());
    }
    return method
        .flatMap(MethodModel::code)
        .flatMap(code -> entered(code, frame.getLineNumber()))
        .map(line -> format("entered at %s:%d", frame.getFileName(), line))
        .orElse("whose beginning isn't known");
  }

  private static Optional<MethodModel> methodOf(StackFrame frame) {
    var type = frame.getDeclaringClass();
    var loader = type.getClassLoader();
    var file = type.getName().replace('.', '/') + ".class";
    try (var in = loader == null ? null : loader.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : ClassFile.of().parse(in.readAllBytes()).methods().stream()
              .filter(
                  method ->
                      method.methodName().equalsString(frame.getMethodName())
                          && method.methodType().equalsString(frame.getDescriptor()))
              .findFirst();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // then the message says less
    }
  }

  private record Entered(int line, Label handler) {}

  /// Returns the line of the innermost monitor that guards code of `line`.
  private static Optional<Integer> entered(CodeModel code, int line) {
    var guarded = new HashMap<Label, Label>(); // where guarded code starts, and its handler
    for (var guard : code.exceptionHandlers()) {
      if (guard.catchType().isEmpty()) {
        guarded.put(guard.tryStart(), guard.handler());
      }
    }
    var open = new ArrayDeque<Entered>();
    var current = 0;
    var afterEntering = false;
    for (var element : code) {
      switch (element) {
        case LineNumber number -> current = number.line();
        case LabelTarget target -> {
          var handler = guarded.get(target.label());
          if (afterEntering && handler != null) {
            open.push(new Entered(current, handler));
          }
          open.removeIf(entered -> entered.handler().equals(target.label()));
        }
        case Instruction instruction -> {
          if (current == line && !open.isEmpty()) {
            return Optional.of(open.peek().line());
          }
          afterEntering = instruction.opcode() == Opcode.MONITORENTER;
        }
        default -> {}
      }
    }
    return Optional.empty();
  }
}
