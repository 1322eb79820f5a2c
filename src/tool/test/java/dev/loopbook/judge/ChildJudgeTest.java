package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.TestResult.Outcome;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.CodePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildJudgeTest {
  private static final ChildJudge JUDGE = ChildJudge.forStudent();

  private static final String THREE_TICKS =
      "assertEquals(3, EventLoop.running().tick(), \"ticks\");";

  private static final String HIDDEN =
      """
      package ch01_bench.e1_twice;

      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.assertEquals;

      import dev.loopbook.judge.hidden.Draw;
      import dev.loopbook.judge.hidden.HiddenTest;
      import dev.loopbook.testkit.LoopTest;
      import org.junit.jupiter.api.Test;

      @LoopTest
      @HiddenTest
      class AnswerHiddenTest {
        @Test
        void anyNumber(Draw draw) {
          var n = draw.number(100, 100_000);
          assertEquals(2 * n, await(Answer.twice(n)));
        }
      }
      """;

  private Bench bench;

  @BeforeAll
  static void aChildStandsReady() {
    JUDGE.prepare();
  }

  @AfterAll
  static void theChildrenEnd() {
    JUDGE.close();
  }

  @BeforeEach
  void anExercise(@TempDir Path home) {
    bench = Bench.in(home, JUDGE);
  }

  @Test
  void aRightAnswerPassesEachTest() {
    var passed = assertInstanceOf(Verdict.Passed.class, bench.judge(Bench.RIGHT));
    assertEquals(
        List.of("doublesTheNumber", "takesASecond", "refusesANegativeNumber"),
        passed.results().stream().map(TestResult::name).toList());
  }

  @Test
  void aFailureTellsExpectedFoundAndTheTestsLine() {
    var failure = failureOf("doublesTheNumber", bench.judge(Bench.RIGHT.replace("2 * n", "3 * n")));
    assertEquals("twice 21", failure.message());
    assertEquals(Optional.of("42"), failure.expected());
    assertEquals(Optional.of("63"), failure.found());
    assertEquals(
        Optional.of("assertEquals(42, await(Answer.twice(21)), \"twice 21\");"),
        failure.testLine().map(CodePlace::text));
  }

  @Test
  void anotherExceptionThanExpectedIsToldWithWhatItSays() {
    var failure =
        failureOf(
            "refusesANegativeNumber",
            bench.judgeWith("if (n < 0) { throw new IllegalStateException(\"not mine\"); }"));
    assertEquals("Unexpected exception type thrown", failure.message());
    assertEquals(Optional.of("class java.lang.IllegalArgumentException"), failure.expected());
    assertEquals(Optional.of("class java.lang.IllegalStateException: not mine"), failure.found());
  }

  @Test
  void aFailureTellsTheStudentsLineThatThrew() {
    var failure =
        failureOf(
            "doublesTheNumber",
            bench.judgeWith("if (n > 9) { throw new RuntimeException(\"no\"); }"));
    assertEquals("RuntimeException", failure.type());
    assertEquals(Optional.of("Answer:10"), failure.yourLine().map(CodePlace::toString));
  }

  @Test
  void aFailureTellsTheAwaitsOfOtherTasksThatItCameThrough() {
    var failure =
        failureOf(
            "doublesTheNumber",
            bench.judge(
                Bench.HEAD
                    + """
                    final class Answer {
                      static Coroutine<Integer> twice(int n) {
                        return async(() -> {
                          var half = createTask(half(n));
                          return 4 * await(both(half));
                        });
                      }

                      static Coroutine<Integer> both(dev.loopbook.loop.Task<Integer> half) {
                        return async(() -> {
                          await(sleep(seconds(1)));
                          return await(half);
                        });
                      }

                      static Coroutine<Integer> half(int n) {
                        return async(() -> {
                          await(sleep(millis(10)));
                          return n / (n - 21);
                        });
                      }
                    }
                    """));
    assertEquals(Optional.of("return n / (n - 21);"), failure.yourLine().map(CodePlace::text));
    assertEquals(
        List.of(
            "return await(half);",
            "return 4 * await(both(half));",
            "assertEquals(42, await(Answer.twice(21)), \"twice 21\");"),
        failure.through().stream().map(CodePlace::text).toList());
  }

  @Test
  void aFailureOfTheTestsOwnTaskComesThroughNoOther() {
    var failure =
        failureOf(
            "doublesTheNumber",
            bench.judgeWith("if (n > 9) { throw new RuntimeException(\"no\"); }"));
    assertEquals(List.of(), failure.through());
  }

  @Test
  void aFailureTellsTheStudentsLineThatHeldTheLoop() {
    var failure =
        failureOf(
            "takesASecond",
            bench.judge(Bench.RIGHT.replace("return 2", "busy(seconds(3));\nreturn 2")));
    assertEquals(Optional.of("1 s"), failure.expected());
    assertEquals(Optional.of("4 s"), failure.found());
    assertEquals(Optional.of("busy(seconds(3));"), failure.yourLine().map(CodePlace::text));
    assertTrue(failure.lanes().getFirst().lanes().size() >= 1);
  }

  @Test
  void whatIsPrintedIsKeptUpToALimit() {
    var failure =
        failureOf(
            "doublesTheNumber",
            bench.judge(
                Bench.RIGHT.replace(
                    "return 2 * n",
                    "IO.println(\"hello\"); for (int i = 0; i < 99999; i++) { IO.print(i); } return 3 * n")));
    assertTrue(failure.output().startsWith("hello"));
    assertTrue(failure.output().endsWith("more bytes"), failure.output().substring(60_000));
  }

  @Test
  void anAnswerThatJavacRefusesDidNotCompile() {
    var verdict =
        assertInstanceOf(
            Verdict.DidNotCompile.class, bench.judge(Bench.RIGHT.replace("2 * n", "\"two\"")));
    var problem = verdict.problems().getFirst();
    assertEquals("Answer.java", problem.file().toString());
    assertEquals(Optional.of("return async(() -> {"), problem.sourceLine().map(String::strip));
  }

  @Test
  void anAnswerThatTheTestsDoNotFitDidNotCompile() {
    var verdict =
        assertInstanceOf(
            Verdict.DidNotCompile.class,
            bench.judge(Bench.RIGHT.replace("> twice", "> thrice")),
            () -> bench.judge().toString());
    assertEquals("AnswerTest.java", verdict.problems().getFirst().file().toString());
  }

  @Test
  void noFileAtAllIsUnreadable() {
    bench.exercise().directory().resolve("Answer.java").toFile().delete();
    var exercise = new java.io.File(bench.home().toFile(), "empty").toPath();
    var attempt = Attempt.in(exercise, exercise().assignment());
    assertEquals(
        new Verdict.Unreadable(List.of("Answer.java: this file is missing")),
        JUDGE.judge(attempt, Judge.Tests.VISIBLE));
  }

  private Exercise exercise() {
    bench.give("Answer.java", Bench.RIGHT);
    return bench.exercise();
  }

  @Test
  void anEndlessLoopIsToldWithItsLine() {
    var verdict =
        assertInstanceOf(
            Verdict.TimedOut.class, bench.judgeWith("int i = 0;\nwhile (n == 21) { i++; }"));
    assertEquals(Message.Limit.COMPUTING, verdict.limit());
    assertEquals(Optional.of("doublesTheNumber"), verdict.test());
    assertEquals(Optional.of("while (n == 21) { i++; }"), verdict.place().map(CodePlace::text));
    assertEquals(Outcome.NOT_RUN, verdict.results().getFirst().outcome());
  }

  @Test
  void endlessTicksAreToldApartFromAnEndlessLoop() {
    var verdict =
        assertInstanceOf(
            Verdict.TimedOut.class,
            bench.judgeWith("while (n == 21) {\n await(sleep(millis(1)));\n }"));
    assertEquals(Message.Limit.TICKS, verdict.limit());
    assertEquals(Optional.of("await(sleep(millis(1)));"), verdict.place().map(CodePlace::text));
  }

  @Test
  void testsThatAreTooLongAllTogetherAreNotSaidToWaitForEver(@TempDir Path home) {
    var limits = Limits.USUAL.withWhole(Duration.ofMillis(400));
    try (var judge = ChildJudge.withoutRules(limits, Launcher.plain())) {
      var verdict =
          assertInstanceOf(
              Verdict.TimedOut.class,
              Bench.in(home, judge)
                  .judgeWith("java.util.concurrent.locks.LockSupport.parkNanos(Long.MAX_VALUE);"));
      assertEquals(Message.Limit.WHOLE, verdict.limit());
    }
  }

  @Test
  void aDeadlockIsAnOrdinaryFailure() {
    var failure =
        failureOf(
            "doublesTheNumber",
            bench.judgeWith("await(dev.loopbook.loop.EventLoop.running().createFuture());"));
    assertTrue(failure.message().contains("nothing can ever run again"), failure::message);
  }

  @Test
  void anAnswerThatEatsAllMemoryCrashes() {
    var verdict =
        assertInstanceOf(
            Verdict.Crashed.class,
            bench.judgeWith(
                "var all = new java.util.ArrayList<long[]>();\n"
                    + "while (n == 21) { all.add(new long[1 << 20]); }"));
    assertEquals("out of memory: it may have 256 MB", verdict.how());
  }

  @Test
  void theNextVerdictDoesNotSufferFromTheLast() {
    bench.judgeWith("while (true) { await(sleep(millis(1))); }");
    assertInstanceOf(Verdict.Passed.class, bench.judge(Bench.RIGHT));
  }

  @Test
  void aStudentsTestIsHeldAgainstTheRightProgramAndWrongOnes() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test().replace("seconds(1)", "EventLoop.running().time()"),
        Map.of(
            "Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n"),
            "Slow",
                "// wrong: it takes two seconds\n"
                    + Bench.RIGHT.replace("seconds(1)", "seconds(2)"),
            "Hungry",
                "// wrong: it never ends\n"
                    + Bench.RIGHT.replace(
                        "await(sleep",
                        "var all = new java.util.ArrayList<long[]>();"
                            + " while (n > 0) { all.add(new long[1 << 20]); } await(sleep")));
    var verdict =
        assertInstanceOf(Verdict.Failed.class, bench.judge(), () -> bench.judge().toString());
    assertEquals(
        List.of(
            "acceptsTheRightOne PASSED",
            "catchesHungry PASSED",
            "catchesSlow FAILED",
            "catchesThrice PASSED"),
        verdict.results().stream().map(r -> r.name() + " " + r.outcome()).toList());
    assertEquals(
        "your test passes on a program that is wrong: it takes two seconds",
        verdict.results().get(2).failure().orElseThrow().message());
  }

  @Test
  void aStudentsTestThatRejectsTheRightProgramCatchesNothing() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test().replace("42", "43"),
        Map.of("Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n")));
    var verdict =
        assertInstanceOf(Verdict.Failed.class, bench.judge(), () -> bench.judge().toString());
    assertEquals(
        List.of("acceptsTheRightOne FAILED", "catchesThrice NOT_RUN"),
        verdict.results().stream().map(r -> r.name() + " " + r.outcome()).toList());
  }

  @Test
  void aStudentsTestHasToAcceptEachRightProgram() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        Bench.test().replace("await(Answer.twice(1));", "await(Answer.twice(1));\n" + THREE_TICKS),
        Map.of("Thrice", "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n")));
    assertInstanceOf(Verdict.Passed.class, bench.judge(), () -> bench.judge().toString());
    bench.right(
        "AndATick",
        "// right: it gives way first\n"
            + Bench.RIGHT.replace("await(sleep(sec", "await(sleep(seconds(0)));\nawait(sleep(sec"));
    var failure = failureOf("acceptsTheRightOne", bench.judge());
    assertEquals(
        "your takesASecond fails on another program that is right too (it gives way first): ticks",
        failure.message());
  }

  @Test
  void whatARightAnswerUsesIsOpenToAll() {
    var used = "await(dev.loopbook.loop.EventLoop.running().tasks().iterator().next());";
    var answer = Bench.RIGHT.replace("if (n < 0)", "if (n > 99) " + used + "\nif (n < 0)");
    assertInstanceOf(Verdict.Refused.class, bench.judge(answer));
    bench.right("Asks", "// right: it looks around\n" + answer);
    assertInstanceOf(Verdict.Passed.class, bench.judge(answer), () -> bench.judge().toString());
  }

  @Test
  void aHiddenTestDrawsItsDataFromTheSeed() {
    bench.hide("AnswerHiddenTest", HIDDEN);
    assertInstanceOf(
        Verdict.Passed.class,
        bench.judgeAll(Bench.RIGHT, 5),
        () -> bench.judgeAll(Bench.RIGHT, 5).toString());
    var special = Bench.RIGHT.replace("2 * n", "n == 21 ? 42 : n");
    assertInstanceOf(Verdict.Passed.class, bench.judge(special));
    var found = new java.util.HashSet<>();
    for (var seed = 0; seed < 3; seed++) {
      var verdict = bench.judgeAll(special, seed);
      assertEquals(
          List.of("anyNumber"),
          verdict.results().stream().filter(TestResult::hidden).map(TestResult::name).toList());
      found.add(failureOf("anyNumber", verdict).found());
    }
    assertEquals(3, found.size(), found::toString);
  }

  @Test
  void anAnswerCannotSeeWhatHiddenTestsUse() {
    bench.hide("AnswerHiddenTest", HIDDEN);
    assertInstanceOf(
        Verdict.DidNotCompile.class,
        bench.judgeAll(
            Bench.RIGHT.replace("if (n < 0)", "new dev.loopbook.judge.hidden.Draw(0);\nif (n < 0)"),
            0));
  }

  @Test
  void aStudentsTestWithoutATestHasRunNone() {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(
        "package ch01_bench.e1_twice;\nclass AnswerTest {}",
        Map.of("Thrice", "// wrong: it triples\n" + Bench.RIGHT));
    assertInstanceOf(Verdict.NoTestRan.class, bench.judge());
  }

  private static TestFailure failureOf(String test, Verdict verdict) {
    return assertInstanceOf(Verdict.Failed.class, verdict, verdict::toString).results().stream()
        .filter(result -> result.name().equals(test))
        .findFirst()
        .flatMap(TestResult::failure)
        .orElseThrow();
  }
}
