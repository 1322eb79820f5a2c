package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.TestFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The results of an exercise in which the student writes the test: one for whether it accepts the
/// right program, and one for each wrong program that it has to catch.
final class PseudoTests {
  private final Assignment assignment;
  private final List<TestResult> results = new ArrayList<>();

  PseudoTests(Assignment assignment) {
    this.assignment = assignment;
    results.add(TestResult.passed(Assignment.ACCEPTS));
  }

  /// Returns the verdict on a test that doesn't pass on the right program. What it makes of the
  /// wrong ones means nothing then.
  Verdict rightNotAccepted(Verdict onRight) {
    return rightNotAccepted("the right program", onRight);
  }

  /// Returns the verdict on a test that passes on the given program and not on another right one.
  Verdict rightNotAccepted(Assignment.RightProgram other, Verdict onRight) {
    return rightNotAccepted(
        format("another program that is right too (%s)", other.differs()), onRight);
  }

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
    results.clear();
    results.add(TestResult.failed(Assignment.ACCEPTS, why));
    assignment.mutants().forEach(mutant -> results.add(TestResult.notRun(mutant.test())));
    return new Verdict.Failed(results);
  }

  private static TestFailure rejection(TestResult failed, String program, TestFailure failure) {
    return failure.withMessage(
        format(
            "your %s fails on %s%s",
            failed.name(), program, failure.message().isBlank() ? "" : ": " + failure.message()));
  }

  /// Adds the result for a wrong program. Reaching a limit counts as catching it, just as a failure
  /// does, because the right program reached none.
  ///
  /// @return the verdict on the whole attempt if the process misbehaved
  Optional<Verdict> add(Assignment.Mutant mutant, Verdict onWrong) {
    switch (onWrong) {
      case Verdict.Failed(var ofTest) when caught(ofTest) ->
          results.add(TestResult.passed(mutant.test()));
      case Verdict.TimedOut _ -> results.add(TestResult.passed(mutant.test()));
      case Verdict.Passed _, Verdict.Failed _ ->
          results.add(
              TestResult.failed(
                  mutant.test(),
                  TestFailure.of(
                      "missed", "your test passes on a program that is wrong: " + mutant.wrong())));
      default -> {
        return Optional.of(onWrong);
      }
    }
    return Optional.empty();
  }

  private static boolean caught(List<TestResult> ofTest) {
    return ofTest.stream().anyMatch(result -> result.outcome() == TestResult.Outcome.FAILED);
  }

  Verdict verdict() {
    return results.stream().allMatch(TestResult::isPassed)
        ? new Verdict.Passed(results)
        : new Verdict.Failed(results);
  }
}
