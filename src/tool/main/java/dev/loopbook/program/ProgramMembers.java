package dev.loopbook.program;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A class whose statics stand for the members of the class that a program starts with, except
/// those that are static there.
///
/// In a compact source file, methods and fields look like globals, and a guest may use them so. In
/// truth they are members of an object that `main` was called on. Each method here calls the one on
/// that object. A field can't be forwarded: what the compiler takes for a field here is read and
/// written by a method ([#access]).
final class ProgramMembers {
  static final String NAME = "ProgramMembers";

  /// The static that holds the object.
  static final String RECEIVER = "receiver$";

  private static final String GET = "get$";
  private static final String SET = "set$";
  private static final int NOT_FORWARDED =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_STATIC;
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final ClassModel main;
  private final ClassDesc mainType;
  private final ClassDesc type;

  ProgramMembers(String mainClass, byte[] classFile, String home) {
    this.main = ClassFile.of().parse(classFile);
    this.mainType = ClassDesc.of(mainClass);
    this.type = ClassDesc.of(home + NAME);
  }

  /// Returns the class that guests run with.
  byte[] toRun() {
    return ClassFile.of()
        .build(
            type,
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
              builder.withField(RECEIVER, ConstantDescs.CD_Object, PUBLIC_STATIC);
              for (var field : fields()) {
                var name = field.fieldName().stringValue();
                builder.withMethodBody(
                    GET + name, getter(field.fieldTypeSymbol()), PUBLIC_STATIC, get(field));
                builder.withMethodBody(
                    SET + name, setter(field.fieldTypeSymbol()), PUBLIC_STATIC, set(field));
              }
              for (var method : methods()) {
                builder.withMethodBody(
                    method.methodName().stringValue(),
                    method.methodTypeSymbol(),
                    PUBLIC_STATIC,
                    call(method));
              }
            });
  }

  /// Returns the class as a guest's compiler is to see it.
  byte[] toCompile(MovedTypes moved) {
    return ClassFile.of()
        .build(
            ClassDesc.of("REPL." + NAME),
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
              for (var field : fields()) {
                builder.withField(
                    field.fieldName().stringValue(),
                    moved.type(field.fieldTypeSymbol()),
                    inside -> {
                      inside.withFlags(
                          PUBLIC_STATIC | (field.flags().flagsMask() & ClassFile.ACC_FINAL));
                      signature(field, moved)
                          .map(Signature::parseFrom)
                          .map(SignatureAttribute::of)
                          .ifPresent(inside::with);
                    });
              }
              for (var method : methods()) {
                builder.withMethod(
                    method.methodName().stringValue(),
                    moved.type(method.methodTypeSymbol()),
                    PUBLIC_STATIC | (method.flags().flagsMask() & ClassFile.ACC_VARARGS),
                    inside -> {
                      signature(method, moved)
                          .map(MethodSignature::parseFrom)
                          .map(SignatureAttribute::of)
                          .ifPresent(inside::with);
                      method.findAttribute(Attributes.exceptions()).ifPresent(inside::with);
                    });
              }
            });
  }

  private Optional<String> signature(AttributedElement member, MovedTypes moved) {
    var isGeneric = main.findAttribute(Attributes.signature()).isPresent();
    return member
        .findAttribute(Attributes.signature())
        .filter(_ -> !isGeneric) // it may name the class's type parameters
        .map(found -> moved.signature(found.signature().stringValue()));
  }

  /// Reads or writes a field of the program where a guest's code reads or writes a static of this
  /// class.
  static void access(CodeBuilder code, FieldInstruction field, boolean reads) {
    var owner = field.owner().asSymbol();
    var name = field.name().stringValue();
    if (reads) {
      code.invokestatic(owner, GET + name, getter(field.typeSymbol()));
    } else {
      code.invokestatic(owner, SET + name, setter(field.typeSymbol()));
    }
  }

  private List<FieldModel> fields() {
    return main.fields().stream().filter(field -> isForwarded(field.flags())).toList();
  }

  private List<MethodModel> methods() {
    return main.methods().stream()
        .filter(method -> isForwarded(method.flags()))
        .filter(method -> !method.methodName().stringValue().startsWith("<"))
        .toList();
  }

  private static boolean isForwarded(AccessFlags flags) {
    return (flags.flagsMask() & NOT_FORWARDED) == 0;
  }

  private static MethodTypeDesc getter(ClassDesc field) {
    return MethodTypeDesc.of(field);
  }

  private static MethodTypeDesc setter(ClassDesc field) {
    return MethodTypeDesc.of(ConstantDescs.CD_void, field);
  }

  private Consumer<CodeBuilder> get(FieldModel field) {
    var name = field.fieldName().stringValue();
    return code -> {
      receiver(code).getfield(mainType, name, field.fieldTypeSymbol());
      code.return_(TypeKind.from(field.fieldTypeSymbol()));
    };
  }

  private Consumer<CodeBuilder> set(FieldModel field) {
    var name = field.fieldName().stringValue();
    var kind = TypeKind.from(field.fieldTypeSymbol());
    var isFinal = (field.flags().flagsMask() & ClassFile.ACC_FINAL) != 0;
    return code -> {
      if (isFinal) {
        code.return_(); // never called: the compiler refuses to write a final field
      } else {
        receiver(code)
            .loadLocal(kind, 0)
            .putfield(mainType, name, field.fieldTypeSymbol())
            .return_();
      }
    };
  }

  private Consumer<CodeBuilder> call(MethodModel method) {
    var methodType = method.methodTypeSymbol();
    var name = method.methodName().stringValue();
    return code -> {
      receiver(code);
      var slot = 0;
      for (var parameter : methodType.parameterList()) {
        var kind = TypeKind.from(parameter);
        code.loadLocal(kind, slot);
        slot += kind.slotSize();
      }
      code.invokevirtual(mainType, name, methodType);
      code.return_(TypeKind.from(methodType.returnType()));
    };
  }

  private CodeBuilder receiver(CodeBuilder code) {
    return code.getstatic(type, RECEIVER, ConstantDescs.CD_Object).checkcast(mainType);
  }
}
