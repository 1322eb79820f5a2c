package dev.loopbook.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.LineNumber;

/// Takes the line numbers out of a class file.
///
/// Two programs that do the same are then the same to whoever reads stacks or messages about them.
public final class LinelessClass {
  private LinelessClass() {}

  /// Returns the class file without the numbers of its lines.
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
