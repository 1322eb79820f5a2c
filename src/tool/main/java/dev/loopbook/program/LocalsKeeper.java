package dev.loopbook.program;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps the local variables of one method alive at each call, for as long as they're in scope.
///
/// A frame that's suspended in a call can be asked for its variables. But the JIT compilers drop a
/// variable after its last use, so what a frame still has would depend on how warm the code is, and
/// two runs would show different things. So each variable is used once more: read, and dropped.
/// That's enough for the compilers, which look at bytecode to see what's still needed. A reference
/// escapes for a moment besides; otherwise an object that nobody else sees might never be made.
///
/// The uses needn't follow each call. The compilers ask whether there is *a path* to a use, so the
/// end of a straight piece of code will do, or where a variable is overwritten.
///
/// What is read must have a value as the verifier sees it, which the debugger's table of variables
/// doesn't promise. So this follows the types of the slots through the code, as the verifier does.
///
/// It's told of each element of the original code, in order, before and after that is written.
final class LocalsKeeper {
  private static final ClassDesc WOVEN_CALLS = ClassDesc.of(WovenCalls.class.getName());
  private static final MethodTypeDesc KEEP = MethodTypeDesc.of(CD_void, CD_Object);

  /// What a use adds to a method, at most.
  private static final int BYTES_OF_A_USE = 7;

  private final List<LocalVariableInfo> variables = new ArrayList<>();
  private final Map<Label, List<VerificationTypeInfo>> frames = new HashMap<>();
  private final Map<Integer, TypeKind> slots = new HashMap<>();
  private final Map<Integer, TypeKind> unused = new TreeMap<>(); // since the last call, by slot
  private int index;

  LocalsKeeper(MethodModel method, CodeAttribute code) {
    code.findAttribute(Attributes.localVariableTable())
        .ifPresent(table -> variables.addAll(table.localVariables()));
    code.findAttribute(Attributes.stackMapTable())
        .ifPresent(
            table -> table.entries().forEach(frame -> frames.put(frame.target(), frame.locals())));
    begin(method);
  }

  /// Returns how many bytes it might add to a method.
  static int mostBytes(CodeAttribute code) {
    var variables =
        code.findAttribute(Attributes.localVariableTable())
            .map(table -> table.localVariables().size())
            .orElse(0);
    var pieces = 0;
    for (var element : code) {
      pieces += ends(element) || element instanceof StoreInstruction ? 1 : 0;
    }
    return pieces * variables * BYTES_OF_A_USE;
  }

  private void begin(MethodModel method) {
    var slot = 0;
    var isConstructor = method.methodName().equalsString("<init>");
    if (!method.flags().has(AccessFlag.STATIC)) {
      if (!isConstructor) { // there it's no object yet
        slots.put(slot, TypeKind.REFERENCE);
      }
      slot++;
    }
    for (var parameter : method.methodTypeSymbol().parameterList()) {
      var kind = TypeKind.from(parameter).asLoadable();
      slots.put(slot, kind);
      slot += kind.slotSize();
    }
  }

  /// Uses what has to be used before this element.
  void before(CodeBuilder builder, CodeElement element) {
    if (ends(element) || element instanceof StoreInstruction) {
      unused.forEach((slot, kind) -> use(builder, slot, kind));
      unused.clear();
    }
  }

  /// Returns whether a straight piece of code ends here.
  private static boolean ends(CodeElement element) {
    return switch (element) {
      case LabelTarget _,
          BranchInstruction _,
          TableSwitchInstruction _,
          LookupSwitchInstruction _,
          ReturnInstruction _,
          ThrowInstruction _ ->
          true;
      default -> false;
    };
  }

  private static void use(CodeBuilder builder, int slot, TypeKind kind) {
    builder.loadLocal(kind, slot);
    switch (kind) {
      case REFERENCE -> builder.invokestatic(WOVEN_CALLS, "keep", KEEP);
      case LONG, DOUBLE -> builder.pop2();
      default -> builder.pop();
    }
  }

  /// Notes what this element did.
  void after(CodeElement element) {
    switch (element) {
      case LabelTarget target -> at(target.label());
      case StoreInstruction store -> stored(store.slot(), store.typeKind().asLoadable());
      // where a line begins, a call is woven in
      case InvokeInstruction _, InvokeDynamicInstruction _, LineNumber _ -> called();
      default -> {}
    }
    if (element instanceof Instruction instruction) {
      index += instruction.sizeInBytes();
    }
  }

  private void at(Label label) {
    var locals = frames.get(label);
    if (locals == null) {
      return;
    }
    slots.clear();
    var slot = 0;
    for (var local : locals) {
      var kind = kind(local);
      if (kind != TypeKind.VOID) {
        slots.put(slot, kind);
      }
      slot += Math.max(1, kind.slotSize());
    }
  }

  private static TypeKind kind(VerificationTypeInfo type) {
    return switch (type) {
      case ObjectVerificationTypeInfo _ -> TypeKind.REFERENCE;
      case UninitializedVerificationTypeInfo _ -> TypeKind.VOID;
      case SimpleVerificationTypeInfo simple ->
          switch (simple) {
            case INTEGER -> TypeKind.INT;
            case FLOAT -> TypeKind.FLOAT;
            case LONG -> TypeKind.LONG;
            case DOUBLE -> TypeKind.DOUBLE;
            case NULL -> TypeKind.REFERENCE;
            case TOP, UNINITIALIZED_THIS -> TypeKind.VOID;
          };
    };
  }

  private void stored(int slot, TypeKind kind) {
    var before = slots.get(slot - 1);
    if (before != null && before.slotSize() == 2) {
      slots.remove(slot - 1);
    }
    slots.put(slot, kind);
    if (kind.slotSize() == 2) {
      slots.remove(slot + 1);
    }
  }

  private void called() {
    for (var variable : variables) {
      var kind = TypeKind.from(variable.typeSymbol()).asLoadable();
      if (variable.startPc() <= index
          && index < variable.startPc() + variable.length()
          && slots.get(variable.slot()) == kind) {
        unused.put(variable.slot(), kind);
      }
    }
  }
}
