package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.Assignment.GivenProgram;
import dev.loopbook.judge.Assignment.Mutant;
import dev.loopbook.judge.Assignment.RightProgram;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.TestFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PseudoTestsTest {
  private static final Mutant SLOW =
      new Mutant("Slow", Path.of("Slow.java"), "A.java", "it is slow");
  private static final RightProgram OTHER =
      new RightProgram("Other", Path.of("Other.java"), "A.java", "it waits twice");
  private static final Verdict PASSED = new Verdict.Passed(List.of(TestResult.passed("mine")));
  private static final Verdict FAILED =
      new Verdict.Failed(List.of(TestResult.failed("mine", TestFailure.of("", "7 ticks"))));
  private static final Verdict TIMED_OUT =
      new Verdict.TimedOut(Message.Limit.WAITING, Optional.of("mine"), Optional.empty(), List.of());

  private static final Verdict OUT_OF_MEMORY = new Verdict.Crashed("out of memory", List.of());

  private final PseudoTests tests =
      new PseudoTests(
          new Assignment(
              ExerciseKind.TEST,
              "p",
              List.of("ATest.java"),
              List.of(Path.of("A.java")),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(OTHER),
              List.of(SLOW),
              Path.of("s"),
              "1"));

  @Test
  void aRightProgramEndsItUnlessTheTestPasses() {
    assertFalse(tests.isEnded(OTHER, PASSED));
    assertTrue(tests.isEnded(OTHER, FAILED));
    assertTrue(tests.isEnded(new GivenProgram(), TIMED_OUT));
    assertEquals(
        "your mine fails on another program that is right too (it waits twice): 7 ticks",
        tests.ended(OTHER, FAILED).results().getFirst().failure().orElseThrow().message());
    assertEquals(TIMED_OUT, tests.ended(new GivenProgram(), TIMED_OUT));
  }

  @Test
  void theFirstTestThatDoesNotPassIsTheReason() {
    var skipped =
        new Verdict.Failed(List.of(TestResult.passed("first"), TestResult.skipped("mine")));
    var failed = tests.ended(new GivenProgram(), skipped);
    assertEquals(
        List.of("acceptsTheRightOne FAILED", "catchesSlow NOT_RUN"),
        failed.results().stream().map(each -> each.name() + " " + each.outcome()).toList());
    assertEquals(
        "mine did not run. Each test of yours has to run and pass on the right program",
        failed.results().getFirst().failure().orElseThrow().message());
  }

  @Test
  void aSkippedTestCatchesNothing() {
    var skipped = new Verdict.Failed(List.of(TestResult.skipped("mine")));
    assertTrue(tests.isMissed(SLOW, skipped));
  }

  @Test
  void aWrongProgramIsCaughtByAFailureOrALimit() {
    for (var caught : List.of(FAILED, TIMED_OUT, OUT_OF_MEMORY)) {
      assertFalse(tests.isEnded(SLOW, caught));
      assertFalse(tests.isMissed(SLOW, caught));
    }
    assertTrue(tests.isMissed(SLOW, PASSED));
    tests.add(SLOW, FAILED);
    assertTrue(tests.verdict().isPass());
    tests.add(SLOW, PASSED);
    assertEquals(
        "your test passes on a program that is wrong: it is slow",
        tests.verdict().results().getLast().failure().orElseThrow().message());
  }

  @Test
  void aProcessThatMisbehavesIsNoCatch() {
    var exited = new Verdict.Exited(0, List.of());
    assertTrue(tests.isEnded(SLOW, exited));
    assertFalse(tests.isMissed(SLOW, exited));
    assertEquals(exited, tests.ended(SLOW, exited));
  }
}
