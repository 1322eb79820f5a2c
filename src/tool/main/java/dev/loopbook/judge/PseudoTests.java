package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Assignment.GivenProgram;
import dev.loopbook.judge.Assignment.Mutant;
import dev.loopbook.judge.Assignment.RightProgram;
import dev.loopbook.judge.child.TestFailure;
import java.util.ArrayList;
import java.util.List;

/// The results of an exercise in which the student writes the test: one for whether it accepts the
/// right programs, and one for each wrong program that it has to catch.
final class PseudoTests {
  private final Assignment assignment;
  private final List<TestResult> results = new ArrayList<>();

  PseudoTests(Assignment assignment) {
    this.assignment = assignment;
    results.add(TestResult.passed(Assignment.ACCEPTS));
  }

  /// Returns whether a verdict on one program is all there is to say: the test doesn't pass on a
  /// right one, or the process misbehaved.
  boolean isEnded(Assignment.Program on, Verdict verdict) {
    return switch (on) {
      case GivenProgram _, RightProgram _ -> !(verdict instanceof Verdict.Passed);
      case Mutant _ ->
          !(verdict instanceof Verdict.Passed
              || verdict instanceof Verdict.Failed
              || verdict instanceof Verdict.TimedOut
              || verdict instanceof Verdict.Crashed);
    };
  }

  /// Returns whether a test lets a wrong program through.
  boolean isMissed(Assignment.Program on, Verdict verdict) {
    return on instanceof Mutant && !isEnded(on, verdict) && !isCaught(verdict);
  }

  /// Returns the verdict on the whole attempt if it [#isEnded].
  Verdict ended(Assignment.Program on, Verdict verdict) {
    return switch (on) {
      case GivenProgram _ -> rightNotAccepted("the right program", verdict);
      case RightProgram right ->
          rightNotAccepted(
              format("another program that is right too (%s)", right.differs()), verdict);
      case Mutant _ -> verdict;
    };
  }

  /// Adds the result for a program. Reaching a limit counts as catching a wrong one, just as a
  /// failure does, because no right program reached any.
  void add(Assignment.Program on, Verdict verdict) {
    if (on instanceof Mutant mutant) {
      results.add(
          isCaught(verdict)
              ? TestResult.passed(mutant.test())
              : TestResult.failed(
                  mutant.test(),
                  TestFailure.of(
                      "missed", "your test passes on a program that is wrong: " + mutant.wrong())));
    }
  }

  private static boolean isCaught(Verdict verdict) {
    return switch (verdict) {
      case Verdict.TimedOut _, Verdict.Crashed _ -> true;
      case Verdict.Failed(var ofTest) ->
          ofTest.stream().anyMatch(result -> result.outcome() == TestResult.Outcome.FAILED);
      default -> false;
    };
  }

  /// What a test that rejects a right program makes of the wrong ones means nothing.
  private Verdict rightNotAccepted(String program, Verdict onRight) {
    if (!(onRight instanceof Verdict.Failed(var ofTest))) {
      return onRight;
    }
    var failed = ofTest.stream().filter(result -> !result.isPassed()).findFirst().orElseThrow();
    var why =
        failed
            .failure()
            .map(failure -> rejection(failed, program, failure))
            .orElseGet(
                () ->
                    TestFailure.of(
                        "skipped",
                        format(
                            "%s did not run. Each test of yours has to run and pass on %s",
                            failed.name(), program)));
    var rejected = new ArrayList<TestResult>();
    rejected.add(TestResult.failed(Assignment.ACCEPTS, why));
    assignment.mutants().forEach(mutant -> rejected.add(TestResult.notRun(mutant.test())));
    return new Verdict.Failed(rejected);
  }

  private static TestFailure rejection(TestResult failed, String program, TestFailure failure) {
    return failure.withMessage(
        format(
            "your %s fails on %s%s",
            failed.name(), program, failure.message().isBlank() ? "" : ": " + failure.message()));
  }

  Verdict verdict() {
    return results.stream().allMatch(TestResult::isPassed)
        ? new Verdict.Passed(results)
        : new Verdict.Failed(results);
  }
}
