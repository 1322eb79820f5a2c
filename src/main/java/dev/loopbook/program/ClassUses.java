package dev.loopbook.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a compiled class refers to, read from its class file without loading it.
///
/// The constant pool is what counts: the JVM can reach nothing that does not stand there. A
/// reference that only the compiler made, for a lambda, a string concatenation, a record or a
/// switch, is left out.
///
/// @param name the class's own name, as `chapter.Outer$Inner`
/// @param superTypes its superclass and interfaces
/// @param uses the classes and members that it refers to
/// @param declared the methods that it declares: names with descriptors; without those that javac
///   makes for a record
/// @param isNative whether it declares a native method
public record ClassUses(
    String name, Set<String> superTypes, List<Use> uses, Set<String> declared, boolean isNative) {

  /// A reference.
  ///
  /// @param type a class, as `java.lang.Thread$Builder`
  /// @param member a method or field of it with its descriptor, as `exit(I)V`; empty for the class
  /// @param line where it stands first in the source; 0 if that is not known
  public record Use(String type, String member, int line) {
    /// Returns the member's name alone.
    public String memberName() {
      var end = member.indexOf('(');
      return end < 0 ? member.replaceFirst(":.*", "") : member.substring(0, end);
    }

    @Override
    public String toString() {
      return member.isEmpty() ? type : type + "." + memberName();
    }
  }

  /// What javac itself calls to link lambdas, concatenations, records and switches.
  private static final Set<String> BOOTSTRAPS =
      Set.of(
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.runtime.ObjectMethods",
          "java.lang.runtime.SwitchBootstraps");

  /// Keeps its own copies.
  public ClassUses {
    superTypes = Set.copyOf(superTypes);
    uses = List.copyOf(uses);
    declared = Set.copyOf(declared);
  }

  /// Reads a class file.
  ///
  /// @throws IllegalArgumentException if it is none
  public static ClassUses of(byte[] classFile) {
    var model = ClassFile.of().parse(classFile);
    var superTypes = new HashSet<String>();
    model.superclass().ifPresent(type -> superTypes.add(name(type)));
    model.interfaces().forEach(type -> superTypes.add(name(type)));
    var declared = new HashSet<String>();
    var isNative = false;
    for (var method : model.methods()) {
      if (!isOfRecord(method)) {
        declared.add(method.methodName().stringValue() + method.methodType().stringValue());
      }
      isNative |= method.flags().has(AccessFlag.NATIVE);
    }
    return new ClassUses(name(model.thisClass()), superTypes, uses(model), declared, isNative);
  }

  /// Whether javac wrote the method itself, as a record's `equals`.
  private static boolean isOfRecord(MethodModel method) {
    return method
        .code()
        .map(
            code ->
                code.elementStream()
                    .anyMatch(
                        element ->
                            element instanceof InvokeDynamicInstruction dynamic
                                && dynamic
                                    .bootstrapMethod()
                                    .owner()
                                    .descriptorString()
                                    .equals("Ljava/lang/runtime/ObjectMethods;")))
        .orElse(false);
  }

  private static List<Use> uses(ClassModel model) {
    var lines = lines(model);
    var onlyLinked = onlyForLinking(model.constantPool());
    var uses = new LinkedHashSet<Use>();
    for (var entry : model.constantPool()) {
      var line = lines.getOrDefault(entry.index(), 0);
      switch (entry) {
        case MemberRefEntry member when !onlyLinked.contains(member.index()) -> {
          add(name(member.owner()), member(member), line, uses);
          addTypes(member.type().stringValue(), line, uses);
        }
        case ClassEntry type -> {
          if (!isBootstrapType(name(type))) {
            add(name(type), "", line, uses);
          }
        }
        case MethodTypeEntry type -> addTypes(type.descriptor().stringValue(), line, uses);
        default -> {}
      }
    }
    for (var field : model.fields()) {
      addTypes(field.fieldType().stringValue(), 0, uses);
    }
    for (var method : model.methods()) {
      addTypes(method.methodType().stringValue(), firstLine(method), uses);
    }
    return new ArrayList<>(uses);
  }

  private static boolean isBootstrapType(String name) {
    return BOOTSTRAPS.contains(name)
        || name.equals("java.lang.invoke.MethodHandles")
        || name.equals("java.lang.invoke.MethodHandles$Lookup");
  }

  /// Returns the indexes of members that stand in the pool as a bootstrap method and nowhere else.
  private static Set<Integer> onlyForLinking(ConstantPool pool) {
    var linked = new HashSet<Integer>();
    for (var entry : pool) {
      if (entry instanceof MethodHandleEntry handle
          && BOOTSTRAPS.contains(name(handle.reference().owner()))
          && handle
              .reference()
              .type()
              .stringValue()
              .startsWith("(Ljava/lang/invoke/MethodHandles$Lookup;")) {
        linked.add(handle.reference().index());
      }
    }
    return linked;
  }

  /// Returns the first line on which each entry of the pool is used by an instruction.
  private static Map<Integer, Integer> lines(ClassModel model) {
    var lines = new HashMap<Integer, Integer>();
    for (var method : model.methods()) {
      var line = 0;
      for (var element : method.code().<Iterable<?>>map(code -> code).orElse(List.of())) {
        switch (element) {
          case LineNumber number -> line = number.line();
          case InvokeInstruction invoke -> note(invoke.method(), line, lines);
          case FieldInstruction field -> note(field.field(), line, lines);
          default -> {}
        }
      }
    }
    return lines;
  }

  private static void note(MemberRefEntry member, int line, Map<Integer, Integer> lines) {
    lines.putIfAbsent(member.index(), line);
    lines.putIfAbsent(member.owner().index(), line);
  }

  private static int firstLine(MethodModel method) {
    return method
        .code()
        .flatMap(code -> code.elementStream().filter(LineNumber.class::isInstance).findFirst())
        .map(element -> ((LineNumber) element).line())
        .orElse(0);
  }

  private static void add(String type, String member, int line, Set<Use> uses) {
    // an array's own members, clone among them, reach nothing
    if (type.startsWith("[")) {
      addTypes(type, line, uses);
    } else {
      uses.add(new Use(type, member, line));
    }
  }

  private static void addTypes(String descriptor, int line, Set<Use> uses) {
    for (var at = descriptor.indexOf('L'); at >= 0; ) {
      var end = descriptor.indexOf(';', at);
      uses.add(new Use(descriptor.substring(at + 1, end).replace('/', '.'), "", line));
      at = descriptor.indexOf('L', end);
    }
  }

  private static String member(MemberRefEntry member) {
    var type = member.type().stringValue();
    return member.name().stringValue() + (type.startsWith("(") ? type : ":" + type);
  }

  private static String name(ClassEntry type) {
    return type.asInternalName().replace('/', '.');
  }
}
