package dev.loopbook.program;

import dev.loopbook.loop.LiveFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the local variables of a frame: the class file says what is in which slot.
final class FrameVariables {
  private final LiveFrame frame;
  private final boolean isForgetful;

  private FrameVariables(LiveFrame frame, boolean isForgetful) {
    this.frame = frame;
    this.isForgetful = isForgetful;
  }

  static List<LocalVariable> of(Program program, LiveFrame frame) {
    var type = frame.type().getName();
    var method = new MethodKey(type, frame.method(), frame.methodType().descriptorString());
    var bytes = program.woven().get(type);
    return bytes == null
        ? List.of()
        : new FrameVariables(frame, program.forgetful().contains(method)).in(bytes, method);
  }

  private List<LocalVariable> in(byte[] classFile, MethodKey key) {
    return ClassFile.of().parse(classFile).methods().stream()
        .filter(method -> MethodKey.of(method).equals(key))
        .flatMap(method -> method.code().stream())
        .map(CodeAttribute.class::cast)
        .flatMap(this::inScope)
        .toList();
  }

  private Stream<LocalVariable> inScope(CodeAttribute code) {
    var generics =
        code.findAttribute(Attributes.localVariableTypeTable())
            .map(table -> table.localVariableTypes())
            .orElse(List.of());
    return code
        .findAttribute(Attributes.localVariableTable())
        .map(table -> table.localVariables())
        .orElse(List.of())
        .stream()
        .filter(variable -> isInScope(variable.startPc(), variable.length()))
        .sorted(Comparator.comparingInt(LocalVariableInfo::slot))
        .map(
            variable ->
                read(
                    variable,
                    generics.stream()
                        .filter(generic -> generic.slot() == variable.slot())
                        .filter(generic -> isInScope(generic.startPc(), generic.length()))
                        .findFirst()
                        .map(generic -> generic.signature().stringValue())));
  }

  private boolean isInScope(int start, int length) {
    return start <= frame.bytecodeIndex() && frame.bytecodeIndex() < start + length;
  }

  private LocalVariable read(LocalVariableInfo variable, Optional<String> signature) {
    var kind = TypeKind.from(variable.typeSymbol());
    var isKnown =
        !isForgetful && (kind == TypeKind.REFERENCE) == frame.hasReference(variable.slot());
    return new LocalVariable(
        variable.name().stringValue(),
        variable.typeSymbol(),
        signature,
        isKnown ? value(kind, variable.slot()) : null,
        isKnown);
  }

  private @Nullable Object value(TypeKind kind, int slot) {
    var bits = frame.bits(slot + kind.slotSize() - 1);
    return switch (kind) {
      case BOOLEAN -> (bits & 1) != 0;
      case BYTE -> (byte) bits;
      case SHORT -> (short) bits;
      case CHAR -> (char) bits;
      case INT -> (int) bits;
      case LONG -> bits;
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
      case REFERENCE -> frame.reference(slot).orElse(null);
      case VOID -> throw new AssertionError("no variable is void");
    };
  }
}
