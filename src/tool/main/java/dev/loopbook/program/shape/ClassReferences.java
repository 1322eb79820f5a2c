package dev.loopbook.program.shape;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.List;

/// Finds everything that a class file makes the JVM link to: what its code names, what it extends
/// and implements, and its annotations. What appears only in other tables is never linked.
public final class ClassReferences {
  private final List<ClassReference> links = new ArrayList<>();
  private String source = "";
  private int line;

  private ClassReferences() {}

  /// Returns a class file's references in code order, each once per line.
  public static List<ClassReference> in(byte[] classFile) {
    var found = new ClassReferences();
    found.look(ClassFile.of().parse(classFile));
    return found.links.stream().distinct().toList();
  }

  /// Returns the binary name of the class that a class file extends; empty only for `Object`.
  public static String superclass(byte[] classFile) {
    return ClassFile.of()
        .parse(classFile)
        .superclass()
        .map(type -> binary(type.asInternalName()))
        .orElse("");
  }

  private void look(ClassModel model) {
    source =
        model
            .findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(Object::toString)
            .orElse(model.thisClass().asInternalName() + ".java");
    model.superclass().ifPresent(this::type);
    model.interfaces().forEach(this::type);
    annotations(model);
    for (var field : model.fields()) {
      annotations(field);
    }
    for (var method : model.methods()) {
      line = 0;
      annotations(method);
      method.code().ifPresent(this::code);
    }
  }

  private void annotations(AttributedElement element) {
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(all -> all.annotations().forEach(this::annotation));
  }

  private void annotation(Annotation annotation) {
    descriptor(annotation.className().stringValue());
    for (var element : annotation.elements()) {
      if (element.value() instanceof AnnotationValue.OfEnum constant) {
        add(
            element(constant.className().stringValue()),
            constant.constantName().stringValue(),
            constant.className().stringValue(),
            false);
      }
    }
  }

  private void code(CodeModel code) {
    line = 0;
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case FieldInstruction field ->
            member(field.owner(), field.name().stringValue(), field.type().stringValue());
        case InvokeInstruction call ->
            member(call.owner(), call.name().stringValue(), call.type().stringValue());
        case InvokeDynamicInstruction call -> {
          bootstrap(call.invokedynamic().bootstrap().bootstrapMethod());
          call.invokedynamic().bootstrap().arguments().forEach(this::constant);
        }
        case NewObjectInstruction made -> type(made.className());
        case TypeCheckInstruction check -> type(check.type());
        case NewReferenceArrayInstruction array -> type(array.componentType());
        case NewMultiArrayInstruction array -> type(array.arrayType());
        case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantEntry());
        case ExceptionCatch caught -> caught.catchType().ifPresent(this::type);
        default -> {}
      }
    }
  }

  private void constant(LoadableConstantEntry constant) {
    switch (constant) {
      case ClassEntry type -> type(type);
      case MethodHandleEntry handle ->
          member(
              handle.reference().owner(),
              handle.reference().name().stringValue(),
              handle.reference().type().stringValue());
      case ConstantDynamicEntry dynamic -> {
        bootstrap(dynamic.bootstrap().bootstrapMethod());
        dynamic.bootstrap().arguments().forEach(this::constant);
      }
      default -> {}
    }
  }

  private void bootstrap(MethodHandleEntry handle) {
    var method = handle.reference();
    add(
        binary(method.owner().asInternalName()),
        method.name().stringValue(),
        method.type().stringValue(),
        true);
  }

  private void member(ClassEntry owner, String name, String descriptor) {
    add(element(owner.asInternalName()), name, descriptor, false);
  }

  private void type(ClassEntry type) {
    add(element(type.asInternalName()), "", "", false);
  }

  private void descriptor(String descriptor) {
    add(element(descriptor), "", "", false);
  }

  private void add(String owner, String member, String descriptor, boolean bootstrap) {
    if (!owner.isEmpty()) {
      links.add(new ClassReference(owner, member, descriptor, bootstrap, source, line));
    }
  }

  /// Returns the binary name of a class, or of an array's elements; empty for a primitive type.
  private static String element(String name) {
    var type = name.replaceFirst("^\\[+", "");
    if (type.length() < name.length() || (type.startsWith("L") && type.endsWith(";"))) {
      return type.startsWith("L") ? binary(type.substring(1, type.length() - 1)) : "";
    }
    return binary(type);
  }

  private static String binary(String internal) {
    return internal.replace('/', '.');
  }
}
