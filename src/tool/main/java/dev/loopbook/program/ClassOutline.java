package dev.loopbook.program;

import java.lang.classfile.Attribute;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a compiler needs to know of a class: its members and their types, without their code.
final class ClassOutline {
  private final MovedTypes moved;

  private ClassOutline(MovedTypes moved) {
    this.moved = moved;
  }

  /// Returns a class file's outline, with its types moved.
  static byte[] of(byte[] classFile, MovedTypes moved) {
    var files = ClassFile.of();
    var model = files.parse(classFile);
    return files.build(
        moved.type(model.thisClass().asSymbol()), new ClassOutline(moved).outlineOf(model));
  }

  private Consumer<ClassBuilder> outlineOf(ClassModel model) {
    return builder -> {
      // what isn't public can't be imported, even into its own package
      builder.withFlags(
          (model.flags().flagsMask() & ~ClassFile.ACC_SYNTHETIC) | ClassFile.ACC_PUBLIC);
      model.superclass().ifPresent(type -> builder.withSuperclass(type(type)));
      builder.withInterfaceSymbols(types(model.interfaces()));
      signature(model)
          .map(ClassSignature::parseFrom)
          .map(SignatureAttribute::of)
          .ifPresent(builder::with);
      model.fields().stream()
          .filter(field -> !isSynthetic(field.flags().flagsMask()))
          .forEach(field -> add(builder, field));
      model.methods().stream()
          .filter(method -> !isSynthetic(method.flags().flagsMask()))
          .forEach(method -> add(builder, method));
      model
          .findAttribute(Attributes.innerClasses())
          .ifPresent(
              inner ->
                  builder.with(
                      InnerClassesAttribute.of(
                          inner.classes().stream().map(this::inner).toList())));
      model
          .findAttribute(Attributes.permittedSubclasses())
          .ifPresent(
              permitted ->
                  builder.with(
                      PermittedSubclassesAttribute.ofSymbols(
                          types(permitted.permittedSubclasses()))));
      model
          .findAttribute(Attributes.record())
          .ifPresent(
              components ->
                  builder.with(
                      RecordAttribute.of(
                          components.components().stream().map(this::component).toList())));
    };
  }

  private void add(ClassBuilder builder, FieldModel field) {
    builder.withField(
        field.fieldName().stringValue(),
        moved.type(field.fieldTypeSymbol()),
        inside -> {
          inside.withFlags(field.flags().flagsMask());
          signature(field)
              .map(Signature::parseFrom)
              .map(SignatureAttribute::of)
              .ifPresent(inside::with);
          field.findAttribute(Attributes.constantValue()).ifPresent(inside::with);
        });
  }

  private void add(ClassBuilder builder, MethodModel method) {
    builder.withMethod(
        method.methodName().stringValue(),
        moved.type(method.methodTypeSymbol()),
        method.flags().flagsMask(),
        inside -> {
          signature(method)
              .map(MethodSignature::parseFrom)
              .map(SignatureAttribute::of)
              .ifPresent(inside::with);
          method
              .findAttribute(Attributes.exceptions())
              .ifPresent(
                  thrown -> inside.with(ExceptionsAttribute.ofSymbols(types(thrown.exceptions()))));
        });
  }

  private Optional<String> signature(AttributedElement element) {
    return element
        .findAttribute(Attributes.signature())
        .map(found -> moved.signature(found.signature().stringValue()));
  }

  private ClassDesc type(ClassEntry type) {
    return moved.type(type.asSymbol());
  }

  private List<ClassDesc> types(List<ClassEntry> types) {
    return types.stream().map(this::type).toList();
  }

  private InnerClassInfo inner(InnerClassInfo info) {
    return InnerClassInfo.of(
        type(info.innerClass()),
        info.outerClass().map(this::type),
        info.innerName().map(Object::toString),
        isPrivate(info.flagsMask()) ? info.flagsMask() : opened(info.flagsMask()));
  }

  private RecordComponentInfo component(RecordComponentInfo component) {
    var attributes = new ArrayList<Attribute<?>>();
    signature(component)
        .map(Signature::parseFrom)
        .map(SignatureAttribute::of)
        .ifPresent(attributes::add);
    return RecordComponentInfo.of(
        component.name().stringValue(), moved.type(component.descriptorSymbol()), attributes);
  }

  private static boolean isPrivate(int flags) {
    return (flags & ClassFile.ACC_PRIVATE) != 0;
  }

  /// Of a nested class, too, only a public one can be a variable's type.
  private static int opened(int flags) {
    return (flags & ~ClassFile.ACC_PROTECTED) | ClassFile.ACC_PUBLIC;
  }

  private static boolean isSynthetic(int flags) {
    return (flags & ClassFile.ACC_SYNTHETIC) != 0;
  }
}
