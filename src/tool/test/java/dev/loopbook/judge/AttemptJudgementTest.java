package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.ScriptedLauncher.Script;
import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import dev.loopbook.judge.hidden.PlainAssertions;
import dev.loopbook.program.shape.ClassReferences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a child is given to run, and what becomes of its report. The children run nothing.
final class AttemptJudgementTest {
  private static final String PACKAGE = "ch01_bench.e1_twice.";
  private static final String TEST = PACKAGE + "AnswerTest";
  private static final List<String> NAMES =
      List.of("doublesTheNumber", "takesASecond", "refusesANegativeNumber");
  private static final Script ALL_PASS =
      (_, reports, _) -> {
        reports.running();
        for (var name : NAMES) {
          reports.ended(TEST, name, How.PASSED);
        }
        reports.done();
      };

  private static final String HIDDEN =
      """
      package ch01_bench.e1_twice;

      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.assertEquals;

      import dev.loopbook.judge.hidden.*;
      import org.junit.jupiter.api.Test;

      @HiddenTest
      class AnswerHiddenTest {
        @Test
        void anyNumber(Draw draw) {
          var n = draw.number(100, 100_000);
          assertEquals(2 * n, await(Answer.twice(n)));
        }
      }
      """;

  @TempDir private Path home;
  private ScriptedLauncher launcher = new ScriptedLauncher(ALL_PASS);
  private Bench bench;

  @AfterEach
  void theJudgeEnds() {
    bench.close();
  }

  private Bench student(Script script) {
    return bench(script, true, false, true);
  }

  private Bench stranger(Script script) {
    return bench(script, false, false, true);
  }

  private Bench bench(Script script, boolean trusting, boolean hasty, boolean listed) {
    launcher = new ScriptedLauncher(script);
    var limits = Limits.USUAL;
    var silence = Duration.ofMinutes(2);
    var pool = new ChildPool(launcher, ChildCommand.of(limits), limits, silence, trusting);
    bench =
        Bench.in(
            home,
            new ChildJudge(
                new JudgeMode(trusting, hasty, listed),
                limits,
                new InProcessCompiler(),
                pool,
                pool));
    return bench;
  }

  private Job job() {
    return launcher.jobs.getLast();
  }

  private static List<String> names(Verdict verdict) {
    return verdict.results().stream().map(TestResult::name).toList();
  }

  // ---- the job ----

  @Test
  void aStudentsJobHoldsTheAnswerAndTheVisibleTests() {
    var verdict = student(ALL_PASS).judge(Bench.RIGHT);
    assertEquals("passed", verdict.word());
    assertEquals(NAMES, names(verdict));
    assertEquals(Set.of(PACKAGE + "Answer"), job().program().keySet());
    assertEquals(Set.of(PACKAGE + "Answer"), job().own());
    assertEquals(Set.of(TEST), job().tests().keySet());
    assertEquals(List.of(TEST), job().run());
    assertEquals(Limits.USUAL.computing(), job().computing());
    assertEquals(Limits.USUAL.waiting(), job().waiting());
    assertEquals(Limits.USUAL.whole(), job().whole());
    assertEquals(Limits.USUAL.ticks(), job().ticks());
    assertFalse(job().hasty());
    assertFalse(job().pictures());
    assertTrue(job().ownLoops());
    assertEquals("1", job().orders());
  }

  @Test
  void givenFilesAreInTheProgramButNotTheStudents() {
    student(ALL_PASS).give("Given.java", Bench.HEAD + "class Given {}");
    bench.judge(Bench.RIGHT);
    assertEquals(Set.of(PACKAGE + "Answer", PACKAGE + "Given"), job().program().keySet());
    assertEquals(Set.of(PACKAGE + "Answer"), job().own());
  }

  @Test
  void eachJobHasASecretOfItsOwn() {
    student(ALL_PASS).judge(Bench.RIGHT);
    bench.judge(Bench.RIGHT);
    var secrets = launcher.jobs.stream().map(job -> Arrays.toString(job.secret())).toList();
    assertNotEquals(secrets.getFirst(), secrets.getLast());
    assertNotEquals(Arrays.toString(new byte[Job.SECRET_BYTES]), secrets.getFirst());
  }

  @Test
  void aStrangersJobComparesByWhatValuesHoldAndAllowsNoOwnLoop() {
    stranger(ALL_PASS).judge(Bench.RIGHT);
    assertEquals(Set.of(TEST, PlainAssertions.class.getName()), job().tests().keySet());
    assertTrue(
        ClassReferences.in(job().tests().get(TEST)).stream()
            .anyMatch(link -> link.owner().equals(PlainAssertions.class.getName())));
    assertFalse(job().ownLoops());
  }

  @Test
  void anAnswerMayRunALoopIfTheSolutionDoes() {
    stranger(ALL_PASS)
        .solve(
            "Answer.java",
            Bench.RIGHT.replace("await(sleep", "if (n > 99) run(sleep(seconds(1)));\nawait(sleep"));
    bench.judge(Bench.RIGHT);
    assertTrue(job().ownLoops());
  }

  @Test
  void aStudentsPredictionIsDrawn() {
    student(ALL_PASS).turnIntoKindPredict();
    bench.judge(Bench.RIGHT);
    assertTrue(job().pictures());
    stranger(ALL_PASS).turnIntoKindPredict();
    bench.judge(Bench.RIGHT);
    assertFalse(job().pictures());
  }

  // ---- hidden tests ----

  @Test
  void hiddenTestsRunWithTheirSupportAndTheSeed() {
    Script hiddenToo =
        (_, reports, _) -> {
          reports.running();
          for (var name : NAMES) {
            reports.ended(TEST, name, How.PASSED);
          }
          reports.ended(PACKAGE + "AnswerHiddenTest", "anyNumber", How.PASSED);
          reports.done();
        };
    student(hiddenToo).hide("AnswerHiddenTest", HIDDEN);
    var verdict = bench.judgeAll(Bench.RIGHT, 7);
    assertEquals("passed", verdict.word());
    assertEquals(
        List.of("anyNumber"),
        verdict.results().stream().filter(TestResult::hidden).map(TestResult::name).toList());
    assertEquals(7, job().seed());
    assertEquals(List.of(TEST, PACKAGE + "AnswerHiddenTest"), job().run());
    assertEquals(
        Set.of("AnswerTest", "AnswerHiddenTest", "Draw", "DrawResolver", "HiddenTest"),
        job().tests().keySet().stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toSet()));
  }

  @Test
  void withoutThemTheVisibleTestsRunAlone() {
    student(ALL_PASS).hide("AnswerHiddenTest", HIDDEN);
    assertEquals("passed", bench.judge(Bench.RIGHT).word());
    assertEquals(0, job().seed());
    assertEquals(List.of(TEST), job().run());
    assertEquals(Set.of(TEST), job().tests().keySet());
  }

  @Test
  void aHiddenTestThatDoesNotFitIsNotQuotedToAStranger() {
    var other = Bench.RIGHT.replace("twice(int n)", "twice(short n)");
    stranger(ALL_PASS).hide("AnswerHiddenTest", HIDDEN);
    bench.give(
        "AnswerTest.java",
        Bench.test()
            .replace("21)", "(short) 21)")
            .replace("(1)", "((short) 1)")
            .replace("(-1)", "((short) -1)"));
    var stranger = assertInstanceOf(Verdict.DidNotCompile.class, bench.judgeAll(other, 1));
    assertEquals("Answer.java", stranger.problems().getFirst().file().toString());
    student(ALL_PASS).hide("AnswerHiddenTest", HIDDEN);
    bench.give(
        "AnswerTest.java",
        Bench.test()
            .replace("21)", "(short) 21)")
            .replace("(1)", "((short) 1)")
            .replace("(-1)", "((short) -1)"));
    var student = assertInstanceOf(Verdict.DidNotCompile.class, bench.judgeAll(other, 1));
    assertEquals("AnswerHiddenTest.java", student.problems().getFirst().file().toString());
  }

  // ---- what never runs ----

  @Test
  void anAnswerThatJavacRefusesIsNotRun() {
    var verdict = student(ALL_PASS).judge(Bench.RIGHT.replace("2 * n", "\"two\""));
    var problems = assertInstanceOf(Verdict.DidNotCompile.class, verdict).problems();
    assertEquals("Answer.java", problems.getFirst().file().toString());
    assertEquals(List.of(), launcher.jobs);
  }

  @Test
  void anAnswerThatTheTestsDoNotFitIsNotRun() {
    var verdict = student(ALL_PASS).judge(Bench.RIGHT.replace("> twice", "> thrice"));
    var problems = assertInstanceOf(Verdict.DidNotCompile.class, verdict).problems();
    assertEquals("AnswerTest.java", problems.getFirst().file().toString());
    assertEquals(List.of(), launcher.jobs);
  }

  @Test
  void anotherPackageIsExplainedInPlaceOfARefusal() {
    var moved = Bench.RIGHT.replace("package ch01_bench.e1_twice", "package com.me");
    var verdict = stranger(ALL_PASS).judge(moved);
    var problem = assertInstanceOf(Verdict.DidNotCompile.class, verdict).problems().getFirst();
    assertTrue(problem.message().contains("com.me"), problem::message);
  }

  @Test
  void anAnswerIsRefusedWithWhatItUsesAndNotRun() {
    var verdict = student(ALL_PASS).judgeWith("if (n > 99) System.exit(0);");
    var refused = assertInstanceOf(Verdict.Refused.class, verdict);
    assertEquals("System.exit", refused.violations().getFirst().what());
    assertEquals(List.of(), launcher.jobs);
    var deceives = Bench.RIGHT + "class Sly { public boolean equals(Object o) { return true; } }";
    assertInstanceOf(Verdict.Refused.class, bench.judge(deceives));
  }

  @Test
  void withoutTheRulesItRuns() {
    bench(ALL_PASS, false, false, false);
    assertEquals("passed", bench.judgeWith("if (n > 99) System.exit(0);").word());
  }

  @Test
  void aClassInThePlaceOfOneOfTheTestsIsRefusedEvenWithoutTheRules() {
    bench(ALL_PASS, false, false, false);
    bench.give(
        "AnswerTest.java", Bench.test().replace("assertEquals(42", "assertEquals(Math.abs(42)"));
    var verdict = bench.judge(Bench.RIGHT + "class Math { static int abs(int n) { return 0; } }");
    var refused = assertInstanceOf(Verdict.Refused.class, verdict);
    assertEquals("class Math", refused.violations().getFirst().what());
    bench(ALL_PASS, true, false, false);
    bench.give(
        "AnswerTest.java", Bench.test().replace("assertEquals(42", "assertEquals(Math.abs(42)"));
    verdict = bench.judge(Bench.RIGHT + "class Math { static int abs(int n) { return 0; } }");
    assertEquals("passed", verdict.word(), "students may fool themselves");
  }

  @Test
  void aClassWithTheNameOfATestIsRefused() {
    bench(ALL_PASS, false, false, false);
    var verdict = bench.judge(Bench.RIGHT + "class AnswerTest {}");
    var refused = assertInstanceOf(Verdict.Refused.class, verdict);
    assertEquals(
        "Answer.java: class AnswerTest: a test of the exercise has this name. Choose another name",
        refused.violations().getFirst().toString());
  }

  @Test
  void testsWithoutATestAreNoPass() {
    student(ALL_PASS).give("AnswerTest.java", Bench.HEAD + "class AnswerTest {}");
    assertEquals(
        new Verdict.NoTestRan("the exercise's tests hold no test"), bench.judge(Bench.RIGHT));
  }

  // ---- the report ----

  @Test
  void aFailureQuotesTheLinesOfAnswerAndTest() {
    Script fails =
        (_, reports, _) -> {
          reports.running();
          reports.say(
              new Message.Ended(
                  TEST,
                  NAMES.getFirst(),
                  true,
                  How.FAILED,
                  Optional.of(Failures.at("Answer.java", 7, "AnswerTest.java", 11))));
          reports.done();
        };
    var failure = student(fails).judge(Bench.RIGHT).results().getFirst().failure().orElseThrow();
    assertEquals("final class Answer {", failure.yourLine().orElseThrow().text());
    assertEquals("@LoopTest", failure.testLine().orElseThrow().text());
  }

  @Test
  void aPredictionLearnsOnlyThatItIsWrong() {
    Script fails =
        (_, reports, _) -> {
          reports.running();
          reports.ended(TEST, NAMES.getFirst(), How.FAILED);
          reports.done();
        };
    student(fails).turnIntoKindPredict();
    assertEquals(
        "this is not what the program does",
        bench.judge(Bench.RIGHT).results().getFirst().failure().orElseThrow().message());
  }

  @Test
  void theLikelyCauseIsAddedToAFailure() {
    Script fails =
        (_, reports, _) -> {
          reports.running();
          reports.ended(TEST, NAMES.getFirst(), How.FAILED);
          reports.done();
        };
    var verdict =
        student(fails)
            .judgeWith("try { Thread.sleep(1); } catch (InterruptedException e) { return 0; }");
    var probably = verdict.results().getFirst().failure().orElseThrow().probably();
    assertTrue(probably.orElseThrow().startsWith("Thread.sleep holds the loop"));
  }

  // ---- a test that the student writes ----

  private static final String THRICE =
      "// wrong: it triples\n" + Bench.RIGHT.replace("2 * n", "3 * n");
  private static final String SLOW =
      "// wrong: it takes two seconds\n" + Bench.RIGHT.replace("seconds(1)", "seconds(2)");
  private static final String AND_A_TICK =
      "// right: it gives way first\n"
          + Bench.RIGHT.replace("await(sleep(sec", "await(sleep(seconds(0)));\nawait(sleep(sec");

  /// Returns a number that tells the program that a job runs a student's test on from others.
  private static int program(Job job) {
    return Arrays.hashCode(job.program().get(PACKAGE + "Answer"));
  }

  /// Ends the first test in one way on some programs, and passes it on the others.
  private static Script onNumbers(Map<Integer, How> hows) {
    var number = new AtomicInteger();
    return (_, reports, _) -> {
      var how = hows.getOrDefault(number.getAndIncrement(), How.PASSED);
      reports.running();
      reports.ended(TEST, NAMES.getFirst(), how);
      for (var name : NAMES.subList(1, NAMES.size())) {
        reports.ended(TEST, name, How.PASSED);
      }
      reports.done();
    };
  }

  private void givesATest(Map<String, String> mutants) {
    bench.give("Answer.java", Bench.RIGHT);
    bench.turnIntoKindTest(Bench.test(), mutants);
  }

  private static List<String> outcomes(Verdict verdict) {
    return verdict.results().stream().map(r -> r.name() + " " + r.outcome()).toList();
  }

  @Test
  void aStudentsTestRunsOnTheRightProgramAndOnEachWrongOne() {
    student(onNumbers(Map.of(1, How.FAILED)));
    givesATest(new HashMap<>(Map.of("Slow", SLOW, "Thrice", THRICE)));
    assertEquals(
        List.of("acceptsTheRightOne PASSED", "catchesSlow PASSED", "catchesThrice FAILED"),
        outcomes(bench.judge()));
    assertEquals(3, launcher.jobs.size());
    assertEquals(3, launcher.jobs.stream().map(AttemptJudgementTest::program).distinct().count());
    assertEquals(1, launcher.started.size(), "one child for all");
    for (var job : launcher.jobs) {
      assertEquals(Map.of(), job.tests());
      assertEquals(Set.of(TEST), job.own());
      assertEquals(Set.of(TEST, PACKAGE + "Answer"), job.program().keySet());
    }
  }

  @Test
  void aRightProgramThatItRejectsIsTheEnd() {
    student(onNumbers(Map.of(1, How.FAILED)));
    givesATest(Map.of("Thrice", THRICE));
    bench.right("AndATick", AND_A_TICK);
    var verdict = bench.judge();
    assertEquals(List.of("acceptsTheRightOne FAILED", "catchesThrice NOT_RUN"), outcomes(verdict));
    assertEquals(
        "your doublesTheNumber fails on another program that is right too (it gives way first):"
            + " it failed without a reason",
        verdict.results().getFirst().failure().orElseThrow().message());
    assertEquals(2, launcher.jobs.size(), "nothing runs after it");
  }

  @Test
  void aHastyJudgeStopsAtTheFirstWrongProgramThatIsMissed() {
    bench(onNumbers(Map.of()), true, true, true);
    givesATest(new HashMap<>(Map.of("Slow", SLOW, "Thrice", THRICE)));
    assertEquals(
        List.of("acceptsTheRightOne PASSED", "catchesSlow FAILED"), outcomes(bench.judge()));
    assertEquals(2, launcher.jobs.size());
    assertTrue(job().hasty());
  }

  @Test
  void aStrangersTestRunsTwiceOnTheRightOneEachTimeInANewProcessAndWithoutItsLines() {
    stranger(onNumbers(Map.of()));
    givesATest(Map.of("Thrice", THRICE));
    assertEquals(
        List.of("acceptsTheRightOne PASSED", "catchesThrice FAILED"), outcomes(bench.judge()));
    assertEquals(3, launcher.jobs.size());
    assertTrue(launcher.started.size() >= 3, () -> launcher.started.size() + " started");
    var lines =
        launcher.jobs.stream()
            .flatMap(job -> ClassReferences.in(job.program().get(PACKAGE + "Answer")).stream())
            .filter(link -> link.line() > 0)
            .toList();
    assertEquals(List.of(), lines);
    assertTrue(
        ClassReferences.in(job().program().get(TEST)).stream().anyMatch(link -> link.line() > 0));
    assertEquals(2, launcher.jobs.stream().map(AttemptJudgementTest::program).distinct().count());
  }

  /// Does something else with the second job, once its tests run.
  private static Script allPassButInTheSecond(Script other) {
    var number = new AtomicInteger();
    return (job, reports, halt) -> {
      if (number.getAndIncrement() == 1) {
        reports.running();
        other.answer(job, reports, halt);
      } else {
        ALL_PASS.answer(job, reports, halt);
      }
    };
  }

  @Test
  void theHeapIsALimitThatAWrongProgramMayReach() {
    student(allPassButInTheSecond((_, _, halt) -> halt.accept(3)));
    givesATest(new HashMap<>(Map.of("Slow", SLOW, "Thrice", THRICE)));
    assertEquals(
        List.of("acceptsTheRightOne PASSED", "catchesSlow PASSED", "catchesThrice FAILED"),
        outcomes(bench.judge()));
    assertTrue(launcher.started.size() > 1, "the dead child is replaced");
  }

  @Test
  void aStudentsTestThatIsStoppedGoesOnInAnotherProcess() {
    student(
        allPassButInTheSecond(
            (_, reports, halt) -> {
              reports.say(new Message.Stopped(Message.Limit.TICKS, Optional.empty()));
              halt.accept(0);
            }));
    givesATest(new HashMap<>(Map.of("Slow", SLOW, "Thrice", THRICE)));
    assertEquals(
        List.of("acceptsTheRightOne PASSED", "catchesSlow PASSED", "catchesThrice FAILED"),
        outcomes(bench.judge()));
    assertTrue(launcher.started.size() > 1);
  }

  @Test
  void aFileWithoutATestSaysWhatIsMissing() {
    student(ALL_PASS);
    givesATest(Map.of("Thrice", THRICE));
    bench.give("AnswerTest.java", Bench.HEAD + "class AnswerTest {}");
    assertEquals(
        new Verdict.NoTestRan("there is no test in AnswerTest.java yet: a method with @Test"),
        bench.judge());
  }

  @Test
  void aWrongProgramThatDoesNotCompileIsNoFaultOfTheTest() {
    student(onNumbers(Map.of()));
    givesATest(Map.of("Broken", "// wrong: all of it\n" + Bench.RIGHT.replace("2 * n", "\"\"")));
    var why = assertInstanceOf(Verdict.NotJudged.class, bench.judge()).why();
    assertTrue(why.startsWith("a program of the exercise does not compile: "), why);
  }
}
