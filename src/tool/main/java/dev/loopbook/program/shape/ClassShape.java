package dev.loopbook.program.shape;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;

/// What other code can see of a class when it's compiled: everything that isn't private, without
/// the code in it.
///
/// Code that compiles beside a class compiles to the same bytes beside another one of the same
/// shape.
///
/// @param lines the class itself, its fields and its methods
public record ClassShape(List<String> lines) {
  private static final int UNSEEN = ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC;

  /// Keeps its own copy.
  public ClassShape {
    lines = List.copyOf(lines);
  }

  /// Reads a class file.
  public static ClassShape of(byte[] classFile) {
    var model = ClassFile.of().parse(classFile);
    var lines = new ArrayList<String>();
    lines.add(header(model));
    for (var field : model.fields()) {
      if ((field.flags().flagsMask() & UNSEEN) == 0) {
        lines.add(line(field));
      }
    }
    for (var method : model.methods()) {
      if ((method.flags().flagsMask() & UNSEEN) == 0) {
        lines.add(line(method));
      }
    }
    return new ClassShape(lines);
  }

  private static String header(ClassModel model) {
    return String.join(
        " ",
        Integer.toHexString(model.flags().flagsMask()),
        model.thisClass().asInternalName(),
        model.superclass().map(type -> type.asInternalName()).orElse(""),
        model.interfaces().stream().map(type -> type.asInternalName()).toList().toString(),
        signature(model),
        model
            .findAttribute(Attributes.permittedSubclasses())
            .map(parent -> parent.permittedSubclasses().toString())
            .orElse(""),
        model
            .findAttribute(Attributes.record())
            .map(
                values ->
                    values.components().stream()
                        .map(each -> each.name() + ":" + each.descriptor())
                        .toList()
                        .toString())
            .orElse(""));
  }

  private static String line(FieldModel field) {
    return String.join(
        " ",
        Integer.toHexString(field.flags().flagsMask()),
        field.fieldName().stringValue(),
        field.fieldType().stringValue(),
        signature(field),
        field
            .findAttribute(Attributes.constantValue())
            .map(value -> value.constant().constantValue().toString())
            .orElse(""));
  }

  private static String line(MethodModel method) {
    return String.join(
        " ",
        Integer.toHexString(method.flags().flagsMask()),
        method.methodName().stringValue(),
        method.methodType().stringValue(),
        signature(method),
        method
            .findAttribute(Attributes.exceptions())
            .map(thrown -> thrown.exceptions().toString())
            .orElse(""));
  }

  private static String signature(AttributedElement element) {
    return element
        .findAttribute(Attributes.signature())
        .map(generic -> generic.signature().stringValue())
        .orElse("");
  }
}
