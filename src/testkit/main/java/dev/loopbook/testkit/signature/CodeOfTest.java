package dev.loopbook.testkit.signature;

import dev.loopbook.loop.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/// What the code of a failed test does, read from its class files.
///
/// It starts at the program's own frames in the failure's stack, and follows their calls into the
/// program's own methods. Where a class file can't be read there is no evidence.
final class CodeOfTest {

  private static final int MOST_METHODS = 300;

  private record Code(Class<?> owner, String method) {}

  private final FailedTest failed;
  private final Map<Class<?>, Optional<ClassModel>> models = new HashMap<>();

  CodeOfTest(FailedTest failed) {
    this.failed = failed;
  }

  /// Returns whether the failing code reads a static field, given as `Type.field`.
  boolean reads(String field) {
    var dot = field.lastIndexOf('.');
    var type = field.substring(0, dot);
    var name = field.substring(dot + 1);
    return instructions()
        .anyMatch(
            each ->
                each instanceof FieldInstruction read
                    && read.opcode() == Opcode.GETSTATIC
                    && read.name().equalsString(name)
                    && isOrExtends(read.owner().asInternalName(), type));
  }

  /// Returns whether the failing code calls a method of one of these names.
  boolean calls(String... names) {
    return instructions().flatMap(CodeOfTest::called).anyMatch(Arrays.asList(names)::contains);
  }

  /// Returns whether a task can get between a read and its write in the test, in its set-up, or in
  /// what they call.
  ///
  /// @param inMaps whether entries of maps count, too
  boolean splitsUpdates(boolean inMaps) {
    return reached(Stream.concat(test().stream(), setUp()).toList()).stream()
        .flatMap(this::methods)
        .anyMatch(method -> SplitUpdates.in(method, inMaps));
  }

  /// Returns whether a call of a method of that name is to blame if its coroutine never ran: its
  /// value is dropped, or whoever called it isn't there any more. Otherwise the failure may just
  /// have come before its `await`.
  boolean dropsOrLeaves(String method) {
    var callers =
        reached().stream()
            .filter(code -> methods(code).anyMatch(each -> calls(each, method, false)))
            .toList();
    return callers.stream()
            .anyMatch(code -> methods(code).anyMatch(each -> calls(each, method, true)))
        || callers.stream().noneMatch(this::isOnStack);
  }

  private boolean isOnStack(Code code) {
    return Stream.of(failed.failure().getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(code.owner.getName())
                    && frame.getMethodName().equals(code.method));
  }

  private static boolean calls(MethodModel in, String method, boolean dropped) {
    var instructions = instructionsOf(in);
    for (var i = 0; i < instructions.size(); i++) {
      if (instructions.get(i) instanceof InvokeInstruction call
          && call.name().equalsString(method)
          && (!dropped
              || (i + 1 < instructions.size() && instructions.get(i + 1).opcode() == Opcode.POP))) {
        return true;
      }
    }
    return false;
  }

  private static List<Instruction> instructionsOf(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(Instruction.class::isInstance)
        .map(Instruction.class::cast)
        .toList();
  }

  /// Returns whether the failing code calls something that the test's classes mock.
  boolean callsMock() {
    var mocked =
        Stream.<Class<?>>iterate(failed.testClass(), type -> type != null, Class::getEnclosingClass)
            .flatMap(this::mockedIn)
            .collect(Collectors.toSet());
    return instructions()
        .anyMatch(
            each ->
                each instanceof InvokeInstruction call
                    && mocked.contains(call.owner().asInternalName()));
  }

  /// Returns the types in `@Mock` fields and parameters of a class, and those named where one of
  /// its methods makes a mock.
  private Stream<String> mockedIn(Class<?> type) {
    var annotated =
        Stream.concat(
            Stream.of(type.getDeclaredFields())
                .filter(CodeOfTest::isMock)
                .map(field -> field.getType()),
            Stream.of(type.getDeclaredMethods())
                .flatMap(method -> Stream.of(method.getParameters()))
                .filter(CodeOfTest::isMock)
                .map(parameter -> parameter.getType()));
    return Stream.concat(
        annotated.map(each -> each.getName().replace('.', '/')),
        model(type).stream()
            .flatMap(model -> model.methods().stream())
            .map(CodeOfTest::instructionsOf)
            .filter(code -> code.stream().anyMatch(CodeOfTest::isOfMocks))
            .flatMap(List::stream)
            .flatMap(CodeOfTest::namedClass));
  }

  private static boolean isMock(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().startsWith("org.mockito."));
  }

  private static boolean isOfMocks(Instruction instruction) {
    return instruction instanceof InvokeInstruction call
        && Stream.of("org/mockito/", "dev/loopbook/testkit/mock/")
            .anyMatch(call.owner().asInternalName()::startsWith);
  }

  private static Stream<String> namedClass(Instruction instruction) {
    return instruction instanceof ConstantInstruction constant
            && constant.constantValue() instanceof ClassDesc named
            && named.isClassOrInterface()
        ? Stream.of(named.descriptorString().replaceAll("^L|;$", ""))
        : Stream.empty();
  }

  /// Returns whether the test kit itself made the failure: one of its assertions, or a stub.
  boolean isMadeByKit() {
    return isMadeByKit(failed.failure());
  }

  /// Returns whether Loopbook's own code made `thrown`.
  boolean isMadeByKit(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> frame.getModuleName() == null)
        .filter(
            frame ->
                Stream.of("org.junit.", "org.opentest4j.")
                    .noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .filter(frame -> frame.getClassName().startsWith("dev.loopbook."))
        .flatMap(frame -> type(frame.getClassName()))
        .filter(type -> !Origin.isUser(type))
        .isPresent();
  }

  private Stream<Instruction> instructions() {
    return reached().stream()
        .flatMap(this::methods)
        .flatMap(method -> instructionsOf(method).stream());
  }

  private Set<Code> reached() {
    Deque<Code> todo = new ArrayDeque<>();
    Stream.of(failed.failure().getStackTrace())
        .filter(frame -> frame.getModuleName() == null)
        .flatMap(
            frame ->
                type(frame.getClassName()).filter(Origin::isUser).stream()
                    .map(type -> new Code(type, frame.getMethodName())))
        .forEach(todo::add);
    if (!todo.isEmpty()) {
      todo.addAll(test());
    }
    return reached(todo);
  }

  private List<Code> test() {
    return failed.method().stream()
        .map(test -> new Code(test.getDeclaringClass(), test.getName()))
        .toList();
  }

  /// Returns the fields' initializers and the set-up methods of the test's class.
  private Stream<Code> setUp() {
    return Stream.<Class<?>>iterate(
            failed.testClass(), type -> type != null && Origin.isUser(type), Class::getSuperclass)
        .flatMap(
            type ->
                Stream.concat(
                        Stream.of("<init>"),
                        Stream.of(type.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(BeforeEach.class))
                            .map(Method::getName))
                    .map(name -> new Code(type, name)));
  }

  private Set<Code> reached(Collection<Code> from) {
    Set<Code> reached = new HashSet<>();
    Deque<Code> todo = new ArrayDeque<>(from);
    while (!todo.isEmpty() && reached.size() < MOST_METHODS) {
      var next = todo.poll();
      if (reached.add(next)) {
        methods(next)
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .flatMap(this::callees)
            .forEach(todo::add);
      }
    }
    return reached;
  }

  private Stream<Code> callees(Object element) {
    return switch (element) {
      case InvokeInstruction call -> code(call.owner().asInternalName(), call.name().stringValue());
      case InvokeDynamicInstruction made ->
          handles(made).flatMap(each -> code(internalName(each), each.methodName()));
      default -> Stream.empty();
    };
  }

  private Stream<Code> code(String owner, String method) {
    return type(owner.replace('/', '.')).filter(Origin::isUser).stream()
        .map(type -> new Code(type, method));
  }

  private static Stream<String> called(Instruction instruction) {
    return switch (instruction) {
      case InvokeInstruction call -> Stream.of(call.name().stringValue());
      case InvokeDynamicInstruction made -> handles(made).map(DirectMethodHandleDesc::methodName);
      default -> Stream.empty();
    };
  }

  /// Returns what a lambda or a method reference stands for.
  private static Stream<DirectMethodHandleDesc> handles(InvokeDynamicInstruction made) {
    return made.bootstrapArgs().stream()
        .filter(DirectMethodHandleDesc.class::isInstance)
        .map(DirectMethodHandleDesc.class::cast);
  }

  private static String internalName(DirectMethodHandleDesc handle) {
    var descriptor = handle.owner().descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private Stream<MethodModel> methods(Code of) {
    return model(of.owner).stream()
        .flatMap(model -> model.methods().stream())
        .filter(method -> method.methodName().equalsString(of.method));
  }

  private boolean isOrExtends(String owner, String simpleName) {
    return Stream.<Class<?>>iterate(
            type(owner.replace('/', '.')).orElse(null), type -> type != null, Class::getSuperclass)
        .anyMatch(type -> type.getSimpleName().equals(simpleName));
  }

  private Optional<Class<?>> type(String name) {
    try {
      return Optional.of(Class.forName(name, false, failed.testClass().getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private Optional<ClassModel> model(Class<?> type) {
    return models.computeIfAbsent(type, CodeOfTest::parse);
  }

  private static Optional<ClassModel> parse(Class<?> type) {
    var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
