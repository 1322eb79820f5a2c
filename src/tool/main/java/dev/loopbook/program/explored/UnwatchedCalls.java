package dev.loopbook.program.explored;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Optional;
import java.util.Set;

/// Finds calls that read or write what nobody can report: then no order may be left out.
final class UnwatchedCalls {
  private static final Set<String> LOOKUPS =
      Set.of(
          "findGetter",
          "findSetter",
          "findStaticGetter",
          "findStaticSetter",
          "findVarHandle",
          "findStaticVarHandle",
          "unreflect",
          "unreflectGetter",
          "unreflectSetter",
          "unreflectVarHandle");

  private UnwatchedCalls() {}

  /// Returns why what a class reads and writes isn't all known, if so: a clause with "it".
  static Optional<String> in(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        var why = why(member.owner().asInternalName(), member.name().stringValue());
        if (why.isPresent()) {
          return why;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> why(String owner, String name) {
    return switch (owner) {
      case "java/lang/System" ->
          name.equals("setOut") || name.equals("setErr")
              ? Optional.of("it puts another stream in place of System." + stream(name))
              : Optional.empty();
      case "java/lang/reflect/Field" ->
          (name.startsWith("set") && !name.equals("setAccessible")) || name.startsWith("get")
              ? reflection("Field." + name)
              : Optional.empty();
      case "java/lang/reflect/Method" ->
          name.equals("invoke") ? reflection("Method.invoke") : Optional.empty();
      case "java/lang/invoke/MethodHandles$Lookup" ->
          LOOKUPS.contains(name) ? reflection("Lookup." + name) : Optional.empty();
      case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
          "java/util/concurrent/atomic/AtomicLongFieldUpdater",
          "java/util/concurrent/atomic/AtomicReferenceFieldUpdater" ->
          reflection(owner.substring(owner.lastIndexOf('/') + 1));
      default -> Optional.empty();
    };
  }

  private static String stream(String setter) {
    return setter.equals("setOut") ? "out" : "err";
  }

  private static Optional<String> reflection(String by) {
    return Optional.of("it uses reflection (" + by + "), and what that touches isn't known");
  }
}
