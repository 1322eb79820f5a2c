package dev.loopbook.program.shape;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.LineNumber;

/// Removes the line numbers from a class file.
///
/// Two programs that do the same thing then produce the same stack traces and messages.
public final class LinelessClass {
  private LinelessClass() {}

  /// Returns the class file without line numbers.
  public static byte[] of(byte[] classFile) {
    var files = ClassFile.of();
    return files.transformClass(
        files.parse(classFile),
        ClassTransform.transformingMethodBodies(
            (code, element) -> {
              if (!(element instanceof LineNumber)) {
                code.with(element);
              }
            }));
  }
}
