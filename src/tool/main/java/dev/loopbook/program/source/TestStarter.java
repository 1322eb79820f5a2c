package dev.loopbook.program.source;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.loopbook.program.source.Compilation.Compiled;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns a file that has tests but no `main` into a program that runs the tests, prints the
/// results, and exits with 1 unless they all pass.
///
/// The class that it adds could have been written by hand, `IO.print(Tests.run(A.class))`; this
/// room knows the test kit by name only.
final class TestStarter {

  private static final Set<String> TEST_ANNOTATIONS =
      Set.of(
          "Ldev/loopbook/testkit/LoopTest;",
          "Lorg/junit/jupiter/api/Test;",
          "Lorg/junit/jupiter/api/RepeatedTest;",
          "Lorg/junit/jupiter/api/TestFactory;",
          "Lorg/junit/jupiter/params/ParameterizedTest;");

  private static final ClassDesc TESTS = ClassDesc.of("dev.loopbook.testkit.Tests");
  private static final ClassDesc REPORT = ClassDesc.of("dev.loopbook.testkit.TestReport");

  private static final String STARTER = "$Start";

  private TestStarter() {}

  /// Returns whether a class is one that this makes.
  static boolean isStarter(String name) {
    return name.endsWith(STARTER);
  }

  /// Returns `compiled` plus a class that starts its tests, if the file itself has any.
  static Optional<Compiled> in(Compiled compiled) {
    var file = compiled.source().file().getFileName().toString();
    var tests =
        compiled.classes().entrySet().stream()
            .filter(each -> !each.getKey().contains("$") && hasTests(each.getValue(), file))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (tests.isEmpty()) {
      return Optional.empty();
    }
    var name = tests.getFirst() + STARTER;
    Map<String, byte[]> classes = new HashMap<>(compiled.classes());
    classes.put(name, starter(name, tests));
    return Optional.of(
        new Compiled(
            compiled.source(),
            compiled.siblings(),
            classes,
            Optional.of(name),
            compiled.libraries(),
            compiled.warnings()));
  }

  private static boolean hasTests(byte[] bytes, String file) {
    var model = ClassFile.of().parse(bytes);
    return model
            .findAttribute(Attributes.sourceFile())
            .filter(source -> source.sourceFile().equalsString(file))
            .isPresent()
        && !model.flags().has(AccessFlag.ABSTRACT)
        && model.methods().stream().anyMatch(TestStarter::isTest);
  }

  private static boolean isTest(MethodModel method) {
    return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(all -> all.annotations().stream())
        .anyMatch(each -> TEST_ANNOTATIONS.contains(each.className().stringValue()));
  }

  private static byte[] starter(String name, List<String> tests) {
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            type ->
                type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                    .withMethodBody(
                        "main",
                        MethodTypeDesc.of(CD_void),
                        ClassFile.ACC_STATIC,
                        code -> runTests(code, tests)));
  }

  private static void runTests(CodeBuilder code, List<String> tests) {
    code.loadConstant(tests.size()).anewarray(CD_Class);
    for (var i = 0; i < tests.size(); i++) {
      code.dup().loadConstant(i).ldc(code.constantPool().classEntry(ClassDesc.of(tests.get(i))));
      code.aastore();
    }
    code.invokestatic(TESTS, "run", MethodTypeDesc.of(REPORT, CD_Class.arrayType()))
        .dup()
        .invokestatic(ClassDesc.of("java.lang.IO"), "print", MethodTypeDesc.of(CD_void, CD_Object))
        .invokevirtual(REPORT, "isGreen", MethodTypeDesc.of(CD_boolean))
        .ifThen(
            Opcode.IFEQ,
            red ->
                red.iconst_1()
                    .invokestatic(
                        ClassDesc.of("java.lang.System"),
                        "exit",
                        MethodTypeDesc.of(CD_void, CD_int)))
        .return_();
  }
}
