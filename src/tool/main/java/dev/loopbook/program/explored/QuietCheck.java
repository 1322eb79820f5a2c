package dev.loopbook.program.explored;

import dev.loopbook.program.Replacements;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds out whether anybody could notice when a class is initialized.
///
/// Which callback uses a class first depends on the order, so each first use would have to be
/// explored against each other one. Most initializers only make a few objects, though, and might as
/// well run before everything else. Such a quiet one reads no state of others, prints nothing, and
/// calls only code of which the same is known.
final class QuietCheck {
  private static final List<String> QUIET_PACKAGES =
      List.of(
          "java/lang/",
          "java/util/",
          "java/time/",
          "java/math/",
          "java/text/",
          "dev/loopbook/sync/");

  private static final Set<String> QUIET_CALLS_OF_ASYNC = Set.of("millis", "seconds", "async");

  private final AccessWeaver program;
  private final String type;
  private final Set<MethodModel> seen = new HashSet<>();

  QuietCheck(AccessWeaver program, String type) {
    this.program = program;
    this.type = type;
  }

  boolean isQuiet(MethodModel method) {
    if (method.code().isEmpty()) {
      return false; // nobody knows what it calls
    }
    if (!seen.add(method)) {
      return true;
    }
    var isConstructor = method.methodName().equalsString("<init>");
    for (CodeElement element : method.code().orElseThrow()) {
      var quiet =
          switch (element) {
            case FieldInstruction field -> isQuiet(field, isConstructor);
            case InvokeInstruction call ->
                isQuiet(
                    call.owner().asInternalName(),
                    call.name().stringValue(),
                    call.type().stringValue());
            case InvokeDynamicInstruction call ->
                call.bootstrapArgs().stream().allMatch(this::isQuiet);
            default -> true;
          };
      if (!quiet) {
        return false;
      }
    }
    return true;
  }

  private boolean isQuiet(FieldInstruction field, boolean inConstructor) {
    var owner = field.owner().asInternalName();
    var known = program.field(owner, field.name().stringValue());
    if (field.opcode() == Opcode.PUTFIELD) {
      return true;
    }
    if (field.opcode() == Opcode.GETFIELD) {
      return inConstructor || known.map(AccessWeaver.Field::isFinal).orElse(false);
    }
    if (known.isEmpty()) {
      return !owner.equals("java/lang/System");
    }
    if (known.get().declaredIn().equals(type)) {
      return true;
    }
    var of = field.type().stringValue();
    return field.opcode() == Opcode.GETSTATIC
        && known.get().isFinal()
        && (!ForeignCalls.mayChange(of) || program.isProgram(of.substring(1, of.length() - 1)));
  }

  private boolean isQuiet(ConstantDesc constant) {
    if (!(constant instanceof DirectMethodHandleDesc reference)) {
      return true;
    }
    var owner = reference.owner().descriptorString();
    return reference.owner().isArray()
        || isQuiet(
            owner.substring(1, owner.length() - 1),
            reference.methodName(),
            reference.lookupDescriptor());
  }

  private boolean isQuiet(String owner, String name, String descriptor) {
    var own = program.method(owner, name, descriptor);
    if (own.isPresent()) {
      return isQuiet(own.get());
    }
    if (owner.startsWith("[")) {
      return true;
    }
    var foreign = program.isProgram(owner) ? program.foreignOwner(owner) : owner;
    if (foreign.equals("dev/loopbook/loop/Async")) {
      return QUIET_CALLS_OF_ASYNC.contains(name);
    }
    return QUIET_PACKAGES.stream().anyMatch(foreign::startsWith)
        && !foreign.startsWith("java/lang/IO")
        && !foreign.startsWith("java/lang/Thread")
        && !name.equals("forEach")
        && Chance.of(foreign, name, descriptor).isEmpty()
        && Replacements.call(foreign, name, descriptor).isEmpty();
  }
}
