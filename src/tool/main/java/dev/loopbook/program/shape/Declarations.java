package dev.loopbook.program.shape;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;

/// What a class file declares.
///
/// @param superTypes the binary names of its superclass and its interfaces
/// @param methods its methods, each as name and descriptor, except those that javac generates for a
///   record
public record Declarations(List<String> superTypes, List<String> methods) {
  /// Keeps its own copies.
  public Declarations {
    superTypes = List.copyOf(superTypes);
    methods = List.copyOf(methods);
  }

  /// Reads a class file.
  public static Declarations of(byte[] classFile) {
    var model = ClassFile.of().parse(classFile);
    var superTypes = new ArrayList<String>();
    model.superclass().ifPresent(type -> superTypes.add(type.asInternalName().replace('/', '.')));
    model.interfaces().forEach(type -> superTypes.add(type.asInternalName().replace('/', '.')));
    return new Declarations(
        superTypes,
        model.methods().stream()
            .filter(method -> !isOfRecord(method))
            .map(method -> method.methodName().stringValue() + method.methodType().stringValue())
            .toList());
  }

  private static boolean isOfRecord(MethodModel method) {
    return method
        .code()
        .map(
            code ->
                code.elementStream()
                    .anyMatch(
                        element ->
                            element instanceof InvokeDynamicInstruction dynamic
                                && dynamic
                                    .bootstrapMethod()
                                    .owner()
                                    .descriptorString()
                                    .equals("Ljava/lang/runtime/ObjectMethods;")))
        .orElse(false);
  }
}
