package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.judge.child.TestOrders;
import dev.loopbook.watch.Timeline;
import java.util.List;
import java.util.Optional;

/// The result of one test.
///
/// @param name the test method's name; in a nested class, after that class's name and a dot
/// @param outcome how it ended
/// @param failure why it failed; present only if the outcome is `FAILED`
/// @param lanes the lanes of its loops, if it passed and pictures were wanted
/// @param orders in how many orders of its callbacks it passed, if it was tried in several
/// @param hidden whether students don't see the test, so that they may not see its name or failure
///   either
public record TestResult(
    String name,
    Outcome outcome,
    Optional<TestFailure> failure,
    List<Timeline> lanes,
    Optional<TestOrders> orders,
    boolean hidden) {

  /// How a test ended.
  public enum Outcome {
    /// It ran, with each of its invocations, and passed.
    PASSED,
    /// It ran and failed.
    FAILED,
    /// It was disabled, or an assumption of it didn't hold. Not a pass.
    SKIPPED,
    /// It never ran, or never ended. Not a pass.
    NOT_RUN
  }

  /// Checks that outcome and failure agree.
  public TestResult {
    lanes = List.copyOf(lanes);
    if (failure.isPresent() != (outcome == Outcome.FAILED)) {
      throw new IllegalArgumentException(format("%s: %s with failure %s", name, outcome, failure));
    }
  }

  /// Makes one without lanes, in the usual order alone.
  public TestResult(String name, Outcome outcome, Optional<TestFailure> failure, boolean hidden) {
    this(name, outcome, failure, List.of(), Optional.empty(), hidden);
  }

  static TestResult passed(String name) {
    return passed(name, List.of(), Optional.empty());
  }

  static TestResult passed(String name, List<Timeline> lanes, Optional<TestOrders> orders) {
    return new TestResult(name, Outcome.PASSED, Optional.empty(), lanes, orders, false);
  }

  static TestResult failed(String name, TestFailure why) {
    return new TestResult(name, Outcome.FAILED, Optional.of(why), false);
  }

  static TestResult skipped(String name) {
    return new TestResult(name, Outcome.SKIPPED, Optional.empty(), false);
  }

  static TestResult notRun(String name) {
    return new TestResult(name, Outcome.NOT_RUN, Optional.empty(), false);
  }

  TestResult withHidden(boolean isHidden) {
    return new TestResult(name, outcome, failure, lanes, orders, isHidden);
  }

  /// Returns whether it counts for a pass.
  public boolean isPassed() {
    return outcome == Outcome.PASSED;
  }
}
