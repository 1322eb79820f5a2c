package dev.loopbook.program.explored;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/// Local variables that woven code borrows for a few instructions, behind the method's own.
final class LocalVariables {
  private final Map<TypeKind, Deque<Integer>> free = new EnumMap<>(TypeKind.class);

  /// Returns a variable that nobody uses.
  int take(CodeBuilder builder, TypeKind kind) {
    var known = free.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    return known.isEmpty() ? builder.allocateLocal(kind) : known.pop();
  }

  void giveBack(TypeKind kind, int slot) {
    free.computeIfAbsent(kind, _ -> new ArrayDeque<>()).push(slot);
  }
}
