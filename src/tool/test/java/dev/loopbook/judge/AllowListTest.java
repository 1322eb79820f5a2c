package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SilentOutput.class)
final class AllowListTest {
  private static final ChildJudge JUDGE = InProcessLauncher.judgeForStudent();

  private Bench bench;

  @AfterAll
  static void theChildrenEnd() {
    JUDGE.close();
  }

  @BeforeEach
  void anExercise(@TempDir Path home) {
    bench = Bench.in(home, JUDGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "System.exit(0);                                         | System.exit",
        "Runtime.getRuntime().halt(0);                           | Runtime.getRuntime",
        "Runnable r = Runtime.getRuntime()::gc;                  | Runtime.getRuntime",
        "java.util.function.IntConsumer e = System::exit;        | System.exit",
        "new ProcessBuilder(\"ls\");                             | new ProcessBuilder",
        "Class.forName(\"x\");                                   | Class.forName",
        "Answer.class.getDeclaredMethods();                      | Class.getDeclaredMethods",
        "Answer.class.getClassLoader();                          | Class.getClassLoader",
        "Thread.currentThread().getContextClassLoader();         | Thread.getContextClassLoader",
        "Thread.getAllStackTraces();                             | Thread.getAllStackTraces",
        "new RuntimeException().getStackTrace();                 | RuntimeException.getStackTrace",
        "java.lang.invoke.MethodHandles.lookup();                | MethodHandles.lookup",
        "java.lang.foreign.Arena.global();                       | Arena.global",
        "java.nio.file.Files.exists(java.nio.file.Path.of(\"x\"));| Files.exists",
        "new java.io.File(\"x\").delete();                       | new File",
        "new java.net.Socket();                                  | new Socket",
        "System.setProperty(\"a\", \"b\");                       | System.setProperty",
        "org.junit.jupiter.api.Assertions.fail();                | Assertions.fail",
        "org.mockito.Mockito.mock(Runnable.class);               | Mockito.mock",
        "dev.loopbook.loop.LoopSetup.current();                  | LoopSetup.current",
        "java.util.ServiceLoader.load(Runnable.class);           | ServiceLoader.load",
      })
  void whatReachesTheJudgeIsRefusedWithItsLine(String code, String what) {
    var refused =
        assertInstanceOf(
            Verdict.Refused.class,
            bench.judgeWith("if (n > 99) { try { " + code + " } catch (Throwable t) {} }"));
    assertTrue(
        refused.violations().stream().anyMatch(violation -> violation.what().equals(what)),
        () -> what + " is not in " + refused.violations());
    var place = refused.violations().getFirst().place();
    assertEquals("Answer.java", place.file());
    assertTrue(place.text().contains(code.strip()), place::text);
  }

  @ParameterizedTest
  @CsvSource({
    "System.gc(), it reaches the JVM in which the tests run",
    "System.getenv(), it reaches the JVM in which the tests run",
    "Answer.class.getDeclaredFields(), it uses reflection",
  })
  void theReasonIsThatOfTheMember(String code, String reason) {
    var refused =
        assertInstanceOf(Verdict.Refused.class, bench.judgeWith("if (n > 99) { " + code + "; }"));
    assertEquals(reason, refused.violations().getFirst().rule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "System.nanoTime();                             | System.nanoTime",
        "System.currentTimeMillis();                    | System.currentTimeMillis",
        "java.util.function.LongSupplier s = System::nanoTime; | System.nanoTime",
        "java.time.Instant.now();                       | Instant.now",
        "java.time.LocalTime.now();                     | LocalTime.now",
        "java.time.Clock.systemUTC();                   | Clock.systemUTC",
        "new java.util.Date();                          | new Date",
        "Math.random();                                 | Math.random",
        "new java.util.Random();                        | new Random",
        "new java.util.SplittableRandom();              | new SplittableRandom",
        "java.util.random.RandomGenerator.getDefault(); | RandomGenerator.getDefault",
        "java.util.concurrent.ThreadLocalRandom.current(); | ThreadLocalRandom.current",
        "java.util.UUID.randomUUID();                   | UUID.randomUUID",
        "java.util.Collections.shuffle(new java.util.ArrayList<>()); | Collections.shuffle",
        "new Object().hashCode();                       | Object.hashCode",
        "AnswerTest.class.getResourceAsStream(\"x\");   | Class.getResourceAsStream",
      })
  void aStudentsTestDependsOnNoClockAndNoChance(String code, String what) {
    var refused = assertInstanceOf(Verdict.Refused.class, judgeTestWith(code));
    assertTrue(
        refused.violations().stream().anyMatch(violation -> violation.what().equals(what)),
        () -> what + " is not in " + refused.violations());
  }

  @Test
  void aStudentsTestRunsInVirtualTime() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test().replace("@LoopTest\n", "@LoopTest(time = LoopTest.Time.REAL)\n"), WRONG);
    bench.solve("AnswerTest.java", Bench.test());
    var refused =
        assertInstanceOf(Verdict.Refused.class, bench.judge(), () -> bench.judge().toString());
    assertEquals("LoopTest.Time.REAL", refused.violations().getFirst().what());
  }

  @Test
  void aRandomNumberFromASeedIsOpen() {
    assertInstanceOf(Verdict.Passed.class, judgeTestWith("new java.util.Random(7).nextInt();"));
  }

  private static final Map<String, String> WRONG =
      Map.of("Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n"));

  private Verdict judgeTestWith(String code) {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test().replace("await(Answer.twice(1));", code + "\nawait(Answer.twice(1));"), WRONG);
    bench.solve("AnswerTest.java", Bench.test());
    return bench.judge();
  }

  @Test
  void whatCountsForTheTestsIsNotForTheAnswer() {
    bench.give("Service.java", SERVICE);
    bench.give(
        "AnswerTest.java",
        Bench.test()
            .replace(
                "assertEquals(42",
                "Service.reset();\nassertEquals(0, Service.asked);\nassertEquals(42"));
    for (var use :
        List.of("Service.reset();", "Service.asked = 1;", "Runnable r = Service::reset;")) {
      var refused =
          assertInstanceOf(Verdict.Refused.class, bench.judgeWith("if (n > 99) { " + use + " }"));
      assertEquals(
          "the tests check you with it, and an answer doesn't need it",
          refused.violations().getFirst().rule());
    }
    assertInstanceOf(Verdict.Passed.class, bench.judgeWith("if (n > 99) { Service.ask(); }"));
    bench.right(
        "Resets",
        "// right: it starts over\n"
            + Bench.RIGHT.replace("if (n < 0)", "if (n > 99) { Service.reset(); }\nif (n < 0)"));
    assertInstanceOf(Verdict.Passed.class, bench.judgeWith("if (n > 99) { Service.reset(); }"));
  }

  private static final String SERVICE =
      """
      package ch01_bench.e1_twice;

      final class Service {
        static int asked;

        static void reset() {
          asked = 0;
        }

        static void ask() {
          asked++;
        }
      }
      """;

  @Test
  void theToolItselfIsNotThereForAnAnswer() {
    var refused =
        assertInstanceOf(
            Verdict.DidNotCompile.class,
            bench.judgeWith("dev.loopbook.judge.child.Child.main(null);"));
    assertTrue(refused.problems().getFirst().message().contains("dev.loopbook.judge"));
  }

  @Test
  void aClassOfTheJdkIsNoWayRoundByExtendingIt() {
    var refused =
        assertInstanceOf(
            Verdict.Refused.class,
            bench.judge(
                Bench.RIGHT
                    + """
                    class Sly extends Thread {
                      Object loader() { return getContextClassLoader(); }
                    }
                    """));
    assertEquals("Sly.getContextClassLoader", refused.violations().getFirst().what());
  }

  @Test
  void aClassLoaderOfItsOwnIsRefused() {
    assertInstanceOf(
        Verdict.Refused.class, bench.judge(Bench.RIGHT + "class Sly extends ClassLoader {}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "run(async(() -> 1));                                    | Async.run",
        "dev.loopbook.loop.EventLoop.create().close();           | EventLoop.create",
        "new dev.loopbook.loop.Runner().close();                 | new Runner",
        "allTasks();                                             | Async.allTasks",
        "currentTask().awaiting();                               | Task.awaiting",
        "currentTask().stack();                                  | Task.stack",
        "dev.loopbook.loop.EventLoop.running().timers();         | EventLoop.timers",
        "dev.loopbook.loop.EventLoop.running().resources();      | EventLoop.resources",
        "new SecurityManager();                                  | SecurityManager",
      })
  void whatTheTestMeasuresByIsLeftAlone(String code, String what) {
    var refused =
        assertInstanceOf(
            Verdict.Refused.class, bench.judgeWith("if (n > 99) { " + code + " }"), code);
    assertTrue(
        refused.violations().stream().anyMatch(violation -> violation.what().equals(what)),
        () -> what + " is not in " + refused.violations());
  }

  @Test
  void aPredictionAsksNoProgram() {
    bench.turnIntoKindPredict();
    bench.give(
        "Evening.java", Bench.HEAD + "class Evening { static final int END = \"end\".length(); }");
    var refused =
        assertInstanceOf(
            Verdict.Refused.class,
            bench.judge(Bench.HEAD + "class Answer { int n = Evening.END; }"));
    var violation = refused.violations().getFirst();
    assertEquals("Evening.END", violation.what());
    assertEquals("a prediction is written down, and not asked of the program", violation.rule());
  }

  @Test
  void everydayJavaIsOpen() {
    var verdict =
        bench.judgeWith(
            """
            record Pair(int a, String b) {}
            record Square(int side) {}
            Object shape = new Square(2);
            var area = switch (shape) { case Square(int side) -> side * side; default -> 0; };
            var words = java.util.stream.Stream.of("a", "b").map(s -> s + area).toList();
            var text = "%s %s".formatted(words, new Pair(1, "x"));
            switch (text) { case "x" -> IO.println(1); default -> System.out.println(text); }
            java.util.concurrent.TimeUnit unit = java.util.concurrent.TimeUnit.SECONDS;
            switch (unit) { case SECONDS -> {} default -> {} }
            var lock = new java.util.concurrent.locks.ReentrantLock();
            lock.lock();
            lock.unlock();
            assert n != 77 : "not this one";
            try { Thread.sleep(0); } catch (InterruptedException e) { throw new RuntimeException(e); }
            new StringBuilder().append(Answer.class.getSimpleName()).reverse();
            var now = java.time.LocalDate.EPOCH.plusDays(1).toString();
            var bytes = new java.io.ByteArrayOutputStream();
            try {
              new java.io.DataOutputStream(bytes).writeInt(7);
              var in = new java.io.ByteArrayInputStream(bytes.toByteArray());
              new java.io.DataInputStream(in).readInt();
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            """);
    assertInstanceOf(Verdict.Passed.class, verdict, verdict::toString);
  }

  @Test
  void aStudentsTestMayUseJUnitButNotItsInside() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test(),
        java.util.Map.of(
            "Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n")));
    assertInstanceOf(Verdict.Passed.class, bench.judge());
    bench.give(
        "AnswerTest.java",
        Bench.test()
            .replace(
                "@Test\n  void takesASecond() {",
                "@Test\n  void takesASecond(org.junit.jupiter.api.TestInfo info) {\n"
                    + "    info.getTestClass().get().getClassLoader();"));
    var refused = assertInstanceOf(Verdict.Refused.class, bench.judge());
    assertEquals("Class.getClassLoader", refused.violations().getFirst().what());
  }

  @Test
  void aStudentsTestMayMockButNotLookAtLines() {
    var mocking =
        Bench.test()
            .replace(
                "import org.junit.jupiter.api.Test;",
                "import org.junit.jupiter.api.Test;\nimport org.mockito.Mockito;")
            .replace(
                "@Test\n  void takesASecond() {",
                "@Test\n  void takesASecond() {\n"
                    + "    var two = Mockito.mock(java.util.function.IntSupplier.class);\n"
                    + "    Mockito.when(two.getAsInt()).thenReturn(2);\n"
                    + "    assertEquals(4, await(Answer.twice(two.getAsInt())));\n"
                    + "    Mockito.verify(two, Mockito.times(1)).getAsInt();\n"
                    + "    if (true) return;");
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test(),
        java.util.Map.of(
            "Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n")));
    bench.give("AnswerTest.java", mocking);
    var verdict = bench.judge();
    assertInstanceOf(Verdict.Passed.class, verdict, verdict::toString);
    bench.give(
        "AnswerTest.java",
        mocking.replace(
            "if (true) return;",
            "Mockito.mockingDetails(two).getInvocations().iterator().next().getLocation();"));
    var refused = assertInstanceOf(Verdict.Refused.class, bench.judge());
    assertEquals("Mockito.mockingDetails", refused.violations().getFirst().what());
  }
}
