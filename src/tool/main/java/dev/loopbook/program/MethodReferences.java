package dev.loopbook.program;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The method references of one class that name a call which is woven: `System::exit`,
/// `lock::lock`, `Executors::newCachedThreadPool`, `Timer::new`.
///
/// A reference is a constant, the second of a dynamic call's, and nothing can be woven into the
/// JDK's code that makes an object of it. So each of these refers to a method that the class gets
/// besides its own, whose body is the woven call, just as javac writes a lambda. It has no line
/// number, so nobody sees it in a stack trace.
final class MethodReferences {
  private static final String PREFIX = "loopbook$reference";

  private final Weaver program;
  private final ClassModel owner;
  private final boolean inInterface;
  private final List<Written> written = new ArrayList<>();

  /// A method that stands for a reference.
  ///
  /// @param type its parameters, the receiver first if the call has one
  private record Written(String name, WovenCall call, MethodTypeDesc type) {}

  MethodReferences(Weaver program, ClassModel owner) {
    this.program = program;
    this.owner = owner;
    this.inInterface = owner.flags().has(AccessFlag.INTERFACE);
  }

  /// Writes a dynamic call, with other references where they name what is woven.
  void write(CodeBuilder builder, InvokeDynamicInstruction call) {
    List<ConstantDesc> constants = call.bootstrapArgs();
    List<ConstantDesc> woven =
        constants.stream().map(each -> reference(each, call.typeSymbol())).toList();
    if (woven.equals(constants)) {
      builder.with(call);
    } else {
      builder.invokedynamic(
          DynamicCallSiteDesc.of(
              call.bootstrapMethod(),
              call.name().stringValue(),
              call.typeSymbol(),
              woven.toArray(ConstantDesc[]::new)));
    }
  }

  /// @param captured what the dynamic call takes: the receiver, if that is evaluated with the
  ///   reference, as in `lock::lock`
  private ConstantDesc reference(ConstantDesc constant, MethodTypeDesc captured) {
    if (!(constant instanceof DirectMethodHandleDesc reference)) {
      return constant;
    }
    Optional<WovenCall> named = WovenCall.of(reference);
    named.ifPresent(call -> call.note(program));
    return named
        .filter(call -> call.isAdopted() || !call.standIn(program).isEmpty())
        .<ConstantDesc>map(call -> methodFor(call, captured))
        .orElse(constant);
  }

  private MethodHandleDesc methodFor(WovenCall call, MethodTypeDesc captured) {
    MethodTypeDesc type = call.type();
    if (call.isConstructor()) {
      type = type.changeReturnType(call.owner());
    } else if (!call.isStatic()) {
      // what is captured has to be of the very type that the method takes, and not of a subtype
      type =
          type.insertParameterTypes(
              0, captured.parameterCount() > 0 ? captured.parameterType(0) : call.owner());
    }
    Written method = new Written(PREFIX + written.size(), call, type);
    written.add(method);
    return MethodHandleDesc.ofMethod(
        inInterface
            ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
            : DirectMethodHandleDesc.Kind.STATIC,
        owner.thisClass().asSymbol(),
        method.name,
        type);
  }

  /// Adds the methods that the references name.
  void writeMethods(ClassBuilder builder) {
    for (Written each : written) {
      builder.withMethodBody(
          each.name,
          each.type,
          ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
          code -> write(code, each));
    }
  }

  private void write(CodeBuilder builder, Written method) {
    WovenCall call = method.call;
    if (call.isConstructor()) {
      builder.new_(call.owner()).dup();
    }
    for (int i = 0; i < method.type.parameterCount(); i++) {
      builder.loadLocal(TypeKind.from(method.type.parameterType(i)), builder.parameterSlot(i));
    }
    call.write(builder, program, true);
    builder.return_(TypeKind.from(method.type.returnType()));
  }
}
