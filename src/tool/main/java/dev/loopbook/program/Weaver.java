package dev.loopbook.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Rewrites a program's class files so that the program can be stopped and can't affect the rest of
/// the JVM.
///
/// A learner's program runs in the tool's own JVM, for speed and so that the shell can look at its
/// loops. That takes three things that the JVM doesn't offer:
///
/// - **Stopping it.** `Thread.stop` is gone, and `while (true) {}` never looks at an interrupt. So
///   a stop check is woven in, as JShell does: one volatile read, which throws once the run is
///   being stopped. Checks go where a program can't run on forever without passing one: at each
///   backward branch, because every loop in bytecode closes with one, and at each method entry,
///   because recursion is the other way to run forever. Straight-line code needs none.
/// - **Keeping it to itself.** `System.exit` would end the tool, `System.setOut` would redirect it,
///   and `System.out` would print over its screen. [Replacements] redirects such calls to the run's
///   [Host]. A real exit can't be undone, so here it's an exception, [ProgramExit], which unwinds
///   the calling thread; [RunSupervisor] then stops the others. It's an [Error] that the loop lets
///   through, so that neither `catch (Exception e)` nor a task stops it.
/// - **Cleaning up after it.** Pools, sockets and virtual threads aren't in the run's thread group
///   and don't end with an interrupt. The weaver registers them as they are created.
///
/// Everything woven in is a static call that leaves the operand stack and the local variables as
/// they were. So the stack maps that javac wrote stay valid and are kept: computing them anew would
/// mean looking up the class hierarchy.
public final class Weaver {
  private final ClassFile classFiles = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
  private final Map<String, ClassModel> program = new HashMap<>();
  private boolean canHoldMonitors;
  private boolean usesLocks;
  private final boolean isToBeStepped;
  private final Set<MethodKey> forgetful = new HashSet<>();

  /// Makes a weaver of these class files, for a program that is run at one go.
  public Weaver(Map<String, byte[]> classes) {
    this(classes, false);
  }

  /// Makes a weaver of these class files.
  ///
  /// @param isToBeStepped whether the program is to be stopped at lines, and asked for its local
  ///   variables: then a call goes where each line begins, and [LocalsKeeper] is at work
  Weaver(Map<String, byte[]> classes, boolean isToBeStepped) {
    this.isToBeStepped = isToBeStepped;
    ReferenceBridges bridges =
        ReferenceBridges.unseen(
            reference -> WovenCall.of(reference).filter(call -> call.isWoven(this)).isPresent());
    classes.forEach((name, bytes) -> program.put(name, classFiles.parse(bytes)));
    program.replaceAll((_, model) -> bridges.in(model)); // once all classes are known
  }

  /// Returns the woven class files by name.
  public Map<String, byte[]> weave() {
    Map<String, byte[]> woven = new HashMap<>();
    program.forEach((name, model) -> woven.put(name, weave(model)));
    return woven;
  }

  /// Returns whether the program has `synchronized` code, or calls JDK code that runs a callback
  /// inside its own. Known once it's woven.
  public boolean canHoldMonitors() {
    return canHoldMonitors;
  }

  boolean isToBeStepped() {
    return isToBeStepped;
  }

  /// Notes that a method's frames may have forgotten local variables.
  void noteForgetful(MethodModel method) {
    forgetful.add(MethodKey.of(method));
  }

  /// Returns the methods whose frames may have forgotten local variables. Known once it's woven.
  Set<MethodKey> forgetful() {
    return Set.copyOf(forgetful);
  }

  void noteMonitor() {
    canHoldMonitors = true;
  }

  /// Returns whether the program uses locks that belong to a thread. Known once it's woven.
  boolean usesLocks() {
    return usesLocks;
  }

  void noteLock() {
    usesLocks = true;
  }

  private byte[] weave(ClassModel model) {
    return classFiles.transformClass(
        model,
        ClassTransform.transformingMethods(
            method -> method.code().isPresent(),
            (builder, element) -> {
              if (element instanceof CodeModel code) {
                MethodModel method = code.parent().orElseThrow();
                builder.transformCode(code, new CodeWeaver(this, method, code));
              } else {
                builder.with(element);
              }
            }));
  }

  /// Returns whether the program names anything that starts a thread.
  boolean canHaveThreads() {
    return namesAny(Replacements::startsThreads);
  }

  /// Returns whether the program names anything of `java.util.logging`.
  boolean usesLoggers() {
    return namesAny(type -> type.startsWith("java/util/logging/"));
  }

  private boolean namesAny(Predicate<String> types) {
    return program.values().stream().anyMatch(model -> namesAny(model, types));
  }

  private static boolean namesAny(ClassModel model, Predicate<String> types) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type && types.test(type.asInternalName())) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether `printStackTrace()` on this class is Throwable's own.
  boolean inheritsPrintStackTrace(String owner) {
    String name = owner.replace('/', '.');
    for (ClassModel model = program.get(name); model != null; model = program.get(name)) {
      if (model.methods().stream().anyMatch(Weaver::isPrintStackTrace)) {
        return false;
      }
      name = model.superclass().map(ClassEntry::asInternalName).orElse("").replace('/', '.');
    }
    try {
      return Throwable.class.isAssignableFrom(
          Class.forName(name, false, Weaver.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean isPrintStackTrace(MethodModel method) {
    return method.methodName().equalsString("printStackTrace")
        && method.methodType().equalsString("()V");
  }
}
