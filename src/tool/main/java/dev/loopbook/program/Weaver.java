package dev.loopbook.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.HashMap;
import java.util.Map;

/// Rewrites a program's class files so that it can be stopped, and keeps to itself.
///
/// Every method entry and every backward branch gets a check that ends the thread once the run is
/// to be stopped; calls that would reach the whole JVM (`System.exit`, `System.out`) go to the
/// run's [Host] instead. What is inserted are static calls that leave the operand stack and the
/// locals as they were, so javac's own stack maps stay true and are kept: no class hierarchy has to
/// be looked up.
final class Weaver {
  private final ClassFile classFiles = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
  private final Map<String, ClassModel> program = new HashMap<>();
  private boolean canHoldMonitors;

  Weaver(Map<String, byte[]> classes) {
    classes.forEach((name, bytes) -> program.put(name, classFiles.parse(bytes)));
  }

  /// Returns woven class files under the same names.
  Map<String, byte[]> weave() {
    Map<String, byte[]> woven = new HashMap<>();
    program.forEach((name, model) -> woven.put(name, weave(model)));
    return woven;
  }

  /// Returns whether the program has `synchronized` code, or calls code of the JDK that runs a
  /// callback inside its own. Known once it is woven.
  boolean canHoldMonitors() {
    return canHoldMonitors;
  }

  void noteMonitor() {
    canHoldMonitors = true;
  }

  private byte[] weave(ClassModel model) {
    return classFiles.transformClass(
        model,
        ClassTransform.transformingMethods(
            method -> method.code().isPresent(),
            (builder, element) -> {
              if (element instanceof CodeModel code) {
                MethodModel method = code.parent().orElseThrow();
                builder.transformCode(code, new CodeWeaver(this, method, code));
              } else {
                builder.with(element);
              }
            }));
  }

  /// Returns whether the program names anything that starts a thread.
  boolean canHaveThreads() {
    return program.values().stream().anyMatch(Weaver::namesThreads);
  }

  private static boolean namesThreads(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type && Replacements.startsThreads(type.asInternalName())) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether a call of `printStackTrace()` on this class ends in the one of Throwable.
  boolean inheritsPrintStackTrace(String owner) {
    String name = owner.replace('/', '.');
    for (ClassModel model = program.get(name); model != null; model = program.get(name)) {
      if (model.methods().stream().anyMatch(Weaver::isPrintStackTrace)) {
        return false;
      }
      name = model.superclass().map(ClassEntry::asInternalName).orElse("").replace('/', '.');
    }
    try {
      return Throwable.class.isAssignableFrom(
          Class.forName(name, false, Weaver.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean isPrintStackTrace(MethodModel method) {
    return method.methodName().equalsString("printStackTrace")
        && method.methodType().equalsString("()V");
  }
}
