package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.JobRun;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a child's report with the tests that had to run.
final class Decision {
  private static final int OUT_OF_MEMORY = 3; // as -XX:+ExitOnOutOfMemoryError has it
  private static final int SIGNAL = 128;

  private final List<ExpectedTest> expected;
  private final List<SourceText> sources;
  private final Limits limits;

  /// @param sources the files that the report's lines are in
  Decision(List<ExpectedTest> expected, List<SourceText> sources, Limits limits) {
    this.expected = List.copyOf(expected);
    this.sources = List.copyOf(sources);
    this.limits = limits;
  }

  Verdict of(ChildReport heard) {
    var ends =
        heard.messages().stream()
            .filter(Message.Ended.class::isInstance)
            .map(Message.Ended.class::cast)
            .toList();
    for (var end : ends) {
      if (end.isTest() && expected.stream().noneMatch(test -> test.is(end.type(), end.method()))) {
        return new Verdict.NoResult("the report names a test that does not exist: " + end.method());
      }
    }
    var results =
        expected.stream().map(test -> result(test, ends).withHidden(test.hidden())).toList();
    return switch (heard.end()) {
      case ChildReport.End.Done _ -> ofTests(results);
      case ChildReport.End.Stopped(var why) ->
          new Verdict.TimedOut(
              why.limit(), running(heard), why.place().map(place -> place.in(sources)), results);
      case ChildReport.End.Killed _ ->
          new Verdict.TimedOut(Message.Limit.WAITING, running(heard), Optional.empty(), results);
      case ChildReport.End.Garbage(var why) -> new Verdict.NoResult(why);
      case ChildReport.End.Exited(var status) -> exited(status, results);
    };
  }

  private static Verdict ofTests(List<TestResult> results) {
    if (results.stream()
        .allMatch(
            result ->
                result.outcome() == TestResult.Outcome.NOT_RUN
                    || result.outcome() == TestResult.Outcome.SKIPPED)) {
      return new Verdict.NoTestRan("each test was skipped or never started");
    }
    return results.stream().allMatch(TestResult::isPassed)
        ? new Verdict.Passed(results)
        : new Verdict.Failed(results);
  }

  private Verdict exited(int status, List<TestResult> results) {
    if (status == JobRun.STATUS_GAVE_UP) {
      return new Verdict.Crashed(
          "the run broke down, as when no class can be loaded or no thread can be started",
          results);
    }
    if (status == OUT_OF_MEMORY) {
      return new Verdict.Crashed(
          format("out of memory: it may have %d MB", limits.heapMegabytes()), results);
    }
    if (status > SIGNAL) {
      return new Verdict.Crashed("ended by signal " + (status - SIGNAL), results);
    }
    return new Verdict.Exited(status, results);
  }

  private TestResult result(ExpectedTest test, List<Message.Ended> ends) {
    var its = ends.stream().filter(end -> test.is(end.type(), end.method())).toList();
    var failed =
        its.stream()
            .filter(end -> end.how() == How.FAILED)
            .findFirst()
            .or(() -> failedAround(test, ends));
    if (failed.isPresent()) {
      return TestResult.failed(
          test.name(),
          failed
              .get()
              .failure()
              .map(failure -> failure.in(sources))
              .orElseGet(() -> TestFailure.of("", "it failed without a reason")));
    }
    if (its.stream().anyMatch(end -> end.how() == How.SKIPPED)) {
      return TestResult.skipped(test.name());
    }
    return its.stream().anyMatch(Message.Ended::isTest)
        ? TestResult.passed(test.name())
        : TestResult.notRun(test.name());
  }

  /// Finds a failure around a test: of its class, before or after its tests.
  private static Optional<Message.Ended> failedAround(ExpectedTest test, List<Message.Ended> ends) {
    return ends.stream()
        .filter(end -> end.how() == How.FAILED && end.method().isEmpty())
        .filter(
            end ->
                end.type().isEmpty()
                    || test.type().equals(end.type())
                    || test.type().startsWith(end.type() + "$"))
        .findFirst();
  }

  private static Optional<String> running(ChildReport heard) {
    var began = new ArrayList<ExpectedTest>();
    for (var message : heard.messages()) {
      switch (message) {
        case Message.Began(var type, var method) ->
            began.add(new ExpectedTest(type, method, false));
        case Message.Ended end when end.isTest() ->
            began.remove(new ExpectedTest(end.type(), end.method(), false));
        default -> {}
      }
    }
    return began.isEmpty() ? Optional.empty() : Optional.of(began.getLast().name());
  }
}
