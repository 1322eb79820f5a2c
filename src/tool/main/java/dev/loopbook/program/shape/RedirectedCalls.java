package dev.loopbook.program.shape;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Set;

/// Lets a class call static methods of one class in place of those of another.
public final class RedirectedCalls {
  private RedirectedCalls() {}

  /// Returns a class file whose calls go elsewhere.
  ///
  /// @param from the binary name of the class whose static methods it calls
  /// @param methods which of them, each with its name and its descriptor: `assertEquals(II)V`
  /// @param to the binary name of the class that has the same ones
  public static byte[] of(byte[] classFile, String from, Set<String> methods, String to) {
    var files = ClassFile.of();
    var target = ClassDesc.of(to);
    CodeTransform redirect =
        (builder, element) -> {
          if (element instanceof InvokeInstruction call
              && call.opcode() == Opcode.INVOKESTATIC
              && call.owner().asInternalName().equals(from.replace('.', '/'))
              && methods.contains(call.name().stringValue() + call.type().stringValue())) {
            builder.invokestatic(target, call.name().stringValue(), call.typeSymbol());
          } else {
            builder.with(element);
          }
        };
    return files.transformClass(
        files.parse(classFile), ClassTransform.transformingMethodBodies(redirect));
  }
}
