package dev.loopbook.judge;

import dev.loopbook.judge.child.TestFailure;
import java.util.List;
import java.util.Optional;

/// What a verdict on a prediction may say: how much of it is right, and never what is right.
///
/// A test of a prediction compares it with what the program did. So everything that it says, draws
/// or prints would be the answer.
final class PredictionRules {
  private static final TestFailure WRONG =
      TestFailure.of("prediction", "this is not what the program does");

  private PredictionRules() {}

  /// Returns a verdict without anything that gives the answer away.
  static Verdict redacted(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Failed(var results) -> new Verdict.Failed(redacted(results));
      case Verdict.TimedOut(var limit, var test, var place, var results) ->
          new Verdict.TimedOut(limit, test, place, redacted(results));
      case Verdict.Exited(var status, var results) -> new Verdict.Exited(status, redacted(results));
      case Verdict.Crashed(var how, var results) -> new Verdict.Crashed(how, redacted(results));
      default -> verdict;
    };
  }

  private static List<TestResult> redacted(List<TestResult> results) {
    return results.stream()
        .map(
            result ->
                result.failure().isPresent()
                    ? TestResult.failed(result.name(), WRONG).withHidden(result.hidden())
                    : new TestResult(
                        result.name(), result.outcome(), Optional.empty(), result.hidden()))
        .toList();
  }
}
