package dev.loopbook.program;

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
import java.lang.classfile.constantpool.MethodHandleEntry;
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
import java.util.function.Predicate;

/// Turns method references, such as `list::add`, into references to small methods of the class
/// itself, as javac turns a lambda: so there is code with the call, in which something can be
/// woven.
///
/// A reference is a constant of a dynamic call, and the JDK makes an object of it by itself. It
/// insists that what is captured, the `list`, is of the very type that the method takes.
public final class ReferenceBridges {
  private final ClassFile classFiles = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
  private final Predicate<DirectMethodHandleDesc> turned;
  private final boolean withLines;

  private ReferenceBridges(Predicate<DirectMethodHandleDesc> turned, boolean withLines) {
    this.turned = turned;
    this.withLines = withLines;
  }

  /// Returns one whose methods stand in no stack trace.
  ///
  /// @param turned which references are turned
  public static ReferenceBridges unseen(Predicate<DirectMethodHandleDesc> turned) {
    return new ReferenceBridges(turned, false);
  }

  /// Returns one whose methods stand at the line of the reference.
  ///
  /// @param turned which references are turned
  public static ReferenceBridges atTheirLine(Predicate<DirectMethodHandleDesc> turned) {
    return new ReferenceBridges(turned, true);
  }

  private record Bridge(
      String name, MethodTypeDesc type, DirectMethodHandleDesc target, int line) {}

  /// Returns the class with its references turned.
  public ClassModel in(ClassModel model) {
    if (!hasSome(model)) {
      return model;
    }
    var bridges = new ArrayList<Bridge>();
    return classFiles.parse(
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
                                        code -> body(code, bridge)))))));
  }

  /// Few classes have one, and to rewrite the others would take as long.
  private boolean hasSome(ClassModel model) {
    for (var entry : model.constantPool()) {
      if (entry instanceof MethodHandleEntry handle && isTurned(handle.asSymbol())) {
        return true;
      }
    }
    return false;
  }

  private boolean isTurned(ConstantDesc constant) {
    return constant instanceof DirectMethodHandleDesc reference
        && switch (reference.kind()) {
          case VIRTUAL, INTERFACE_VIRTUAL, STATIC, INTERFACE_STATIC, CONSTRUCTOR ->
              turned.test(reference);
          default -> false; // a field's; those of super are lambdas
        };
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
    if (arguments.get(1) instanceof DirectMethodHandleDesc target && isTurned(target)) {
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

  private Bridge bridge(
      MethodTypeDesc captured, DirectMethodHandleDesc target, int number, int line) {
    var type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    var parameters = new ArrayList<ClassDesc>();
    switch (target.kind()) {
      case CONSTRUCTOR -> type = type.changeReturnType(target.owner());
      case STATIC, INTERFACE_STATIC -> {}
      default -> parameters.add(target.owner());
    }
    parameters.addAll(type.parameterList());
    for (var i = 0; i < captured.parameterCount(); i++) {
      parameters.set(i, captured.parameterType(i));
    }
    return new Bridge(
        (withLines ? "loopbook$line$" : "loopbook$unseen$") + number,
        MethodTypeDesc.of(type.returnType(), parameters),
        target,
        line);
  }

  private void body(CodeBuilder code, Bridge bridge) {
    if (withLines) {
      code.lineNumber(Math.max(1, bridge.line()));
    }
    var call = WovenCall.of(bridge.target()).orElseThrow();
    if (call.isConstructor()) {
      code.new_(call.owner()).dup();
    }
    for (var i = 0; i < bridge.type().parameterCount(); i++) {
      code.loadLocal(TypeKind.from(bridge.type().parameterType(i)), code.parameterSlot(i));
    }
    call.write(code);
    code.return_(TypeKind.from(bridge.type().returnType()));
  }
}
