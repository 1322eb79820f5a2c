package dev.loopbook.program;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// A call of a method or a constructor in a program's code, and what the weaver makes of it: a
/// method of [WovenCalls] stands in for it, or what it returns is registered, or it stays.
///
/// @param type its parameters and what it returns, without the receiver
record WovenCall(
    Opcode opcode, ClassDesc owner, String name, MethodTypeDesc type, boolean inInterface) {
  static final ClassDesc STAND_INS = ClassDesc.of(WovenCalls.class.getName());
  private static final MethodTypeDesc ADOPT = MethodTypeDesc.of(CD_void, CD_Object);

  static WovenCall of(InvokeInstruction call) {
    return new WovenCall(
        call.opcode(),
        call.owner().asSymbol(),
        call.name().stringValue(),
        call.typeSymbol(),
        call.isInterface());
  }

  /// Returns the call that a method reference stands for, or nothing if it's no call: a field's, or
  /// one of `super`, which javac writes as a lambda.
  static Optional<WovenCall> of(DirectMethodHandleDesc reference) {
    Opcode opcode =
        switch (reference.kind()) {
          case STATIC, INTERFACE_STATIC -> Opcode.INVOKESTATIC;
          case VIRTUAL -> Opcode.INVOKEVIRTUAL;
          case INTERFACE_VIRTUAL -> Opcode.INVOKEINTERFACE;
          case CONSTRUCTOR -> Opcode.INVOKESPECIAL;
          default -> Opcode.NOP;
        };
    return opcode == Opcode.NOP
        ? Optional.empty()
        : Optional.of(
            new WovenCall(
                opcode,
                reference.owner(),
                reference.methodName(),
                MethodTypeDesc.ofDescriptor(reference.lookupDescriptor()),
                reference.isOwnerInterface()));
  }

  /// Returns whether an object is created: a constructor that calls `this` or `super` looks the
  /// same.
  boolean isConstructor() {
    return name.equals(INIT_NAME);
  }

  boolean isStatic() {
    return opcode == Opcode.INVOKESTATIC;
  }

  String ownerName() {
    String descriptor = owner.descriptorString();
    return owner.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
  }

  /// Tells the weaver what the program can do once it calls this.
  void note(Weaver program) {
    if (Replacements.runsCallbacksInAMonitor(ownerName(), name)) {
      program.noteMonitor();
    }
    if (Replacements.isLocking(ownerName(), name, type.descriptorString())) {
      program.noteLock();
    }
  }

  /// Returns the method that stands in for it, or the empty string.
  String standIn(Weaver program) {
    String descriptor = type.descriptorString();
    boolean isOfSuper = opcode == Opcode.INVOKESPECIAL;
    if (name.equals("printStackTrace") && descriptor.equals("()V")) {
      String standIn = isOfSuper ? "printInheritedStackTrace" : name;
      return program.inheritsPrintStackTrace(ownerName()) ? standIn : "";
    }
    return isOfSuper ? "" : Replacements.call(ownerName(), name, descriptor);
  }

  /// Returns whether what it returns, or the object that it creates, is registered.
  boolean isAdopted() {
    return isConstructor()
        ? Replacements.adoptsNew(ownerName())
        : Replacements.adoptsResult(ownerName(), type.descriptorString());
  }

  /// Returns whether it's woven in any way.
  boolean isWoven(Weaver program) {
    return !standIn(program).isEmpty()
        || isAdopted()
        || Replacements.runsCallbacksInAMonitor(ownerName(), name);
  }

  /// Writes it as it is. Its arguments are on the stack.
  void write(CodeBuilder builder) {
    builder.invoke(opcode, owner, name, type, inInterface);
  }

  /// Writes it, or what stands in for it. Its arguments are on the stack.
  ///
  /// @param adopting whether what it returns may be registered
  void write(CodeBuilder builder, Weaver program, boolean adopting) {
    String standIn = standIn(program);
    if (!standIn.isEmpty()) {
      builder.invokestatic(
          STAND_INS,
          standIn,
          isStatic()
              ? type
              : type.insertParameterTypes(0, Replacements.receiver(ownerName(), name)));
      return;
    }
    write(builder);
    if (adopting && isAdopted()) {
      builder.dup().invokestatic(STAND_INS, "adopt", ADOPT);
    }
  }
}
