package dev.loopbook.testkit.signature;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashSet;
import java.util.Set;

/// Finds code that can lose an update: it writes a number, or an entry of a map, without having
/// read it since the last await.
///
/// `count++` reads and writes in one go, and no other task gets in between. In `count += await(…)`,
/// or where a method is told what to write, one may.
final class SplitUpdates {
  private static final Set<String> NUMBERS =
      Set.of(
          "I",
          "J",
          "D",
          "F",
          "S",
          "Ljava/lang/Integer;",
          "Ljava/lang/Long;",
          "Ljava/lang/Double;",
          "Ljava/math/BigDecimal;",
          "Ljava/math/BigInteger;");
  private static final Set<String> READS = Set.of("get", "getOrDefault");

  private SplitUpdates() {}

  /// @param inMaps whether entries of maps count, too
  static boolean in(MethodModel method, boolean inMaps) {
    if (method.methodName().stringValue().startsWith("<")) {
      return false; // it only makes the object
    }
    return method.code().filter(code -> in(code.elementList(), inMaps)).isPresent();
  }

  private static boolean in(Iterable<CodeElement> code, boolean inMaps) {
    Set<String> read = new HashSet<>();
    var awaited = false;
    var constant = false;
    for (var element : code) {
      switch (element) {
        case InvokeInstruction call when call.name().equalsString("await") -> {
          read.clear();
          awaited = true;
        }
        case InvokeInstruction call when inMaps && isOfMap(call) -> {
          if (READS.contains(call.name().stringValue())) {
            read.add("a map");
          } else if (call.name().equalsString("put") && awaited && !read.contains("a map")) {
            return true;
          }
        }
        case FieldInstruction field -> {
          var name = field.owner().asInternalName() + "." + field.name().stringValue();
          if (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC) {
            read.add(name);
          } else if (NUMBERS.contains(field.type().stringValue())
              && !constant
              && !read.contains(name)) {
            return true;
          }
        }
        default -> {}
      }
      constant = element instanceof ConstantInstruction;
    }
    return false;
  }

  private static boolean isOfMap(InvokeInstruction call) {
    var owner = call.owner().asInternalName();
    return owner.startsWith("java/util/") && owner.endsWith("Map");
  }
}
