package dev.loopbook.program.shape;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;

/// Makes everything public in a class file that isn't private.
///
/// A test can then be loaded apart from the code it tests, although both are in one package: to the
/// JVM, classes of two loaders never share a package.
public final class WidenedAccess {
  private static final int NARROW = ClassFile.ACC_PROTECTED;

  private WidenedAccess() {}

  /// Returns the class file with everything public that wasn't private.
  public static byte[] of(byte[] classFile) {
    var files = ClassFile.of();
    return files.transformClass(files.parse(classFile), WidenedAccess::open);
  }

  private static void open(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case AccessFlags flags -> builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
      case MethodModel method when opens(method.flags()) ->
          builder.transformMethod(
              method,
              (inside, part) -> {
                if (part instanceof AccessFlags flags) {
                  inside.withFlags(opened(flags));
                } else {
                  inside.with(part);
                }
              });
      case FieldModel field when opens(field.flags()) ->
          builder.transformField(
              field,
              (inside, part) -> {
                if (part instanceof AccessFlags flags) {
                  inside.withFlags(opened(flags));
                } else {
                  inside.with(part);
                }
              });
      default -> builder.with(element);
    }
  }

  private static boolean opens(AccessFlags flags) {
    return (flags.flagsMask() & (ClassFile.ACC_PRIVATE | ClassFile.ACC_PUBLIC)) == 0;
  }

  private static int opened(AccessFlags flags) {
    return (flags.flagsMask() & ~NARROW) | ClassFile.ACC_PUBLIC;
  }
}
