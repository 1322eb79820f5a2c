package dev.loopbook.program.explored;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns references to JDK methods, as `list::add`, into references to small methods of the
/// program, so that there is code in which the call can be reported.
final class ReferenceBridges {
  private final ClassFile classFiles = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
  private final Set<String> program;

  /// @param program the binary names of its classes
  ReferenceBridges(Set<String> program) {
    this.program = program;
  }

  private record Bridge(String name, MethodTypeDesc type, DirectMethodHandleDesc target) {}

  /// Returns the class file with its references turned.
  byte[] in(byte[] bytes) {
    var model = classFiles.parse(bytes);
    var bridges = new ArrayList<Bridge>();
    var turned =
        classFiles.transformClass(
            model,
            ClassTransform.transformingMethods(
                    method -> method.code().isPresent(),
                    (builder, element) -> {
                      if (element instanceof CodeModel code) {
                        builder.transformCode(code, turn(model, (CodeAttribute) code, bridges));
                      } else {
                        builder.with(element);
                      }
                    })
                .andThen(
                    ClassTransform.endHandler(
                        builder ->
                            bridges.forEach(
                                bridge ->
                                    builder.withMethodBody(
                                        bridge.name(),
                                        bridge.type(),
                                        ClassFile.ACC_PRIVATE
                                            | ClassFile.ACC_STATIC
                                            | ClassFile.ACC_SYNTHETIC,
                                        code -> body(code, bridge))))));
    return bridges.isEmpty() ? bytes : turned;
  }

  private CodeTransform turn(ClassModel model, CodeAttribute original, List<Bridge> bridges) {
    return new CodeTransform() {
      private int line;

      @Override
      public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof LineNumber number) {
          line = number.line();
        }
        if (element instanceof InvokeDynamicInstruction call && isLambda(call)) {
          builder.invokedynamic(turned(model, call, bridges, line));
        } else {
          builder.with(element);
        }
      }

      @Override
      public void atEnd(CodeBuilder builder) {
        original.findAttribute(Attributes.stackMapTable()).ifPresent(builder::with);
      }
    };
  }

  private static boolean isLambda(InvokeDynamicInstruction call) {
    return call.bootstrapMethod()
        .owner()
        .descriptorString()
        .equals("Ljava/lang/invoke/LambdaMetafactory;");
  }

  private DynamicCallSiteDesc turned(
      ClassModel model, InvokeDynamicInstruction call, List<Bridge> bridges, int line) {
    List<ConstantDesc> arguments = new ArrayList<>(call.bootstrapArgs());
    if (arguments.get(1) instanceof DirectMethodHandleDesc target && isForeign(target)) {
      var bridge = bridge(call.typeSymbol(), target, bridges.size(), line);
      bridges.add(bridge);
      var isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
      arguments.set(
          1,
          MethodHandleDesc.ofMethod(
              isInterface
                  ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                  : DirectMethodHandleDesc.Kind.STATIC,
              model.thisClass().asSymbol(),
              bridge.name(),
              bridge.type()));
    }
    return DynamicCallSiteDesc.of(
        call.bootstrapMethod(),
        call.name().stringValue(),
        call.typeSymbol(),
        arguments.toArray(ConstantDesc[]::new));
  }

  private boolean isForeign(DirectMethodHandleDesc target) {
    var owner = target.owner();
    if (owner.isArray()) {
      return false;
    }
    var descriptor = owner.descriptorString();
    var name = descriptor.substring(1, descriptor.length() - 1);
    return !program.contains(name.replace('/', '.'))
        && !ForeignCalls.reportsItself(name)
        && switch (target.kind()) {
          case VIRTUAL, INTERFACE_VIRTUAL, STATIC, INTERFACE_STATIC -> true;
          default -> false;
        };
  }

  /// What is captured has to have exactly the type that the call site gives it.
  private static Bridge bridge(
      MethodTypeDesc captured, DirectMethodHandleDesc target, int number, int line) {
    var type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    var isStatic =
        target.kind() == DirectMethodHandleDesc.Kind.STATIC
            || target.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
    var parameters = new ArrayList<ClassDesc>();
    if (!isStatic) {
      parameters.add(target.owner());
    }
    parameters.addAll(type.parameterList());
    for (var i = 0; i < captured.parameterCount(); i++) {
      parameters.set(i, captured.parameterType(i));
    }
    return new Bridge(
        "loopbook$ref$" + number + "$" + line,
        MethodTypeDesc.of(type.returnType(), parameters),
        target);
  }

  private static void body(CodeBuilder code, Bridge bridge) {
    var name = bridge.name();
    code.lineNumber(Math.max(1, Integer.parseInt(name.substring(name.lastIndexOf('$') + 1))));
    var slot = 0;
    for (var type : bridge.type().parameterList()) {
      var kind = TypeKind.from(type);
      code.loadLocal(kind, slot);
      slot += kind.slotSize();
    }
    var target = bridge.target();
    var type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    switch (target.kind()) {
      case VIRTUAL -> code.invokevirtual(target.owner(), target.methodName(), type);
      case INTERFACE_VIRTUAL -> code.invokeinterface(target.owner(), target.methodName(), type);
      case STATIC -> code.invokestatic(target.owner(), target.methodName(), type);
      default -> code.invokestatic(target.owner(), target.methodName(), type, true);
    }
    code.return_(TypeKind.from(type.returnType()));
  }
}
