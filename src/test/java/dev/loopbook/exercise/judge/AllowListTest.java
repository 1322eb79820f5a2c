package dev.loopbook.exercise.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.program.Compilation;
import dev.loopbook.program.Compiler;
import dev.loopbook.program.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.opentest4j.TestAbortedException;

final class AllowListTest {
  private static final Compiler COMPILER =
      Compiler.with(jar(Assumptions.class), jar(TestAbortedException.class), jar(Mockito.class));

  @TempDir private Path folder;

  @AfterAll
  static void close() throws Exception {
    COMPILER.close();
  }

  @Test
  void ordinaryJavaIsAllowed() throws Exception {
    assertEquals(
        List.of(),
        offences(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.Coroutine;
            import java.time.Duration;
            import java.util.*;
            import java.util.stream.*;

            record User(int id, String name) {}
            enum Colour { RED, GREEN }
            sealed interface Shape permits Circle, Square {}
            record Circle(int r) implements Shape {}
            record Square(int a) implements Shape {}

            class Answer {
              static int[] numbers = {1, 2};
              Coroutine<List<User>> users() {
                return async(() -> {
                  await(sleep(seconds(2)));
                  var users = await(gather(user(1), user(2)));
                  assert users.size() == 2;
                  return users.stream().sorted(Comparator.comparing(User::name)).toList();
                });
              }
              Coroutine<User> user(int id) {
                return async(() -> {
                  try {
                    await(toThread(() -> { Thread.sleep(100); return 1; }));
                  } catch (Exception e) {
                    System.out.println("failed: " + e.getMessage());
                    e.printStackTrace();
                    throw new IllegalStateException("no user " + id, e);
                  }
                  return new User(id, String.format("user-%d", id));
                });
              }
              int area(Shape shape, Colour colour) {
                int[] copy = numbers.clone();
                var area = switch (shape) {
                  case Circle(int r) -> 3 * r * r;
                  case Square(int a) -> a * a;
                };
                return switch (colour) { case RED -> area + copy[0]; case GREEN -> area; };
              }
              synchronized String text(Object... parts) {
                return Stream.of(parts).map(String::valueOf).collect(Collectors.joining(", "));
              }
            }
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "Runtime.getRuntime().halt(0);",
        "new ProcessBuilder(\"sh\").start();",
        "Class.forName(\"x\");",
        "getClass().getDeclaredFields();",
        "getClass().getClassLoader();",
        "getClass().getResource(\"x\");",
        "Thread.currentThread().getContextClassLoader();",
        "Thread.setDefaultUncaughtExceptionHandler(null);",
        "java.lang.invoke.MethodHandles.lookup();",
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/passwd\"));",
        "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(1);",
        "new java.io.PrintStream(\"file\");",
        "new java.util.Scanner(new java.io.File(\"x\"));",
        "new java.util.Formatter(\"file\");",
        "new java.net.Socket(\"localhost\", 1);",
        "System.setOut(null);",
        "System.getenv(\"HOME\");",
        "java.util.ServiceLoader.load(Runnable.class);",
        "org.junit.jupiter.api.Assumptions.assumeTrue(false);",
        "org.mockito.Mockito.mockStatic(String.class);",
        "dev.loopbook.loop.LoopSetup.current();",
        "dev.loopbook.loop.EventLoop.running().setup();",
        "\\u0053ystem.exit(0);",
        "Runnable r = Runtime.getRuntime()::gc; r.run();",
        "java.util.function.IntConsumer end = System::exit; end.accept(0);",
        "Object o = Runtime.class;",
        "Object o = new ClassLoader() {};",
        "java.util.Locale.setDefault(null);",
        "new java.io.PrintWriter(\"file\");",
        "new Throwable().printStackTrace(System.out);",
        "dev.loopbook.loop.EventLoop.running().listener();",
        "new java.io.ObjectInputStream(null).readObject();",
        "java.lang.ref.Cleaner.create();",
        "new Throwable().getStackTrace();",
        "sun.misc.Unsafe.getUnsafe();",
      })
  void aWayOutIsRefused(String statement) throws Exception {
    var offences =
        offences("class Answer { void x() throws Throwable { %s } }".formatted(statement));
    assertTrue(!offences.isEmpty(), statement);
    assertTrue(offences.getFirst().startsWith("Answer"), offences.toString());
  }

  @Test
  void theViolationNamesLineAndMember() throws Exception {
    assertEquals(
        List.of("Answer:4: System.exit: it acts on the JVM in which the tests run"),
        offences("class Answer {\n  void x() {\n    System.exit(0);\n  }\n}\n"));
  }

  @Test
  void anEqualsThatAgreesWithEverythingIsRefusedAlsoInARecord() throws Exception {
    var refused = lies("record Answer(int a) { public boolean equals(Object o) { return true; } }");
    assertTrue(refused.getFirst().contains("Answer.equals"), refused.toString());
    assertEquals(List.of(), lies("record Answer(int a) {}"));
  }

  @Test
  void aCollectionOfItsOwnIsRefused() throws Exception {
    var refused =
        lies("class Answer extends java.util.HashSet<String> { public int size() { return 3; } }");
    assertTrue(refused.getFirst().contains("HashSet"), refused.toString());
  }

  @Test
  void aNameThatTheTestsUseForAnotherIsRefused() throws Exception {
    var refused = lies("class Answer {}\nclass Math {}\nclass Comment {}");
    assertEquals(1, refused.size(), refused.toString());
    assertTrue(refused.getFirst().contains("class Math"), refused.toString());
  }

  private List<String> offences(String source) throws Exception {
    var classes = compiled(source);
    return AllowList.check(sum(), List.of(), List.of(), classes, classes.keySet()).stream()
        .map(Object::toString)
        .toList();
  }

  private List<String> lies(String source) throws Exception {
    var classes = compiled(source);
    var solution = new SourceText(Path.of("Answer.java"), "class Answer {}");
    var test =
        new SourceText(Path.of("AnswerTest.java"), "// no Comment\nassertEquals(1, Math.abs(x));");
    return new FalseWitness(List.of(solution), List.of(test))
        .check(classes, Map.of(), classes.keySet()).stream().map(Object::toString).toList();
  }

  private static Exercise sum() {
    return Exercises.in(Path.of("src/test/hostile/home").toAbsolutePath()).all().getFirst();
  }

  private static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private Map<String, byte[]> compiled(String source) throws Exception {
    var file = folder.resolve("Answer.java");
    Files.writeString(file, "package ch90_walls.e1_sum;\n" + source);
    return switch (COMPILER.compile(file)) {
      case Compilation.Compiled done -> done.classes();
      case Compilation.CompileErrors errors -> throw new AssertionError(errors.problems());
    };
  }
}
