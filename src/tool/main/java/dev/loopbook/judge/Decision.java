package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.JobRun;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.judge.child.TestOrders;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares a child's report with the tests that had to run.
final class Decision {
  private static final int OUT_OF_MEMORY = 3; // as -XX:+ExitOnOutOfMemoryError has it
  private static final int SIGNAL = 128;

  /// The signals with which a person or a system ends a process, among them that of a system that
  /// runs out of memory: SIGHUP, SIGINT, SIGQUIT, SIGKILL and SIGTERM.
  private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 3, 9, 15);

  private final List<ExpectedTest> expected;
  private final List<SourceText> sources;
  private final Limits limits;
  private final boolean trusting;

  /// @param sources the files that the report's lines are in
  /// @param trusting whether the code is the user's own: then a report that nobody understands is
  ///   no trick of theirs
  Decision(List<ExpectedTest> expected, List<SourceText> sources, Limits limits, boolean trusting) {
    this.expected = List.copyOf(expected);
    this.sources = List.copyOf(sources);
    this.limits = limits;
    this.trusting = trusting;
  }

  /// Returns the verdict.
  ///
  /// @throws Doubt if something other than the answer may have caused it
  Verdict of(ChildReport heard) throws Doubt {
    if (!heard.reached(Message.Stage.RUNNING)) {
      throw Doubt.ofMachine(beforeTheAnswer(heard.end()));
    }
    var ends =
        heard.messages().stream()
            .filter(Message.Ended.class::isInstance)
            .map(Message.Ended.class::cast)
            .toList();
    for (var end : ends) {
      if (end.isTest() && expected.stream().noneMatch(test -> test.is(end.type(), end.method()))) {
        throw senseless("the report names a test that does not exist: " + end.method());
      }
    }
    var results =
        expected.stream().map(test -> result(test, ends).withHidden(test.hidden())).toList();
    return switch (heard.end()) {
      case ChildReport.End.Done _ -> ofTests(results);
      case ChildReport.End.Stopped(var why) ->
          new Verdict.TimedOut(
              why.limit(), running(heard), why.place().map(place -> place.in(sources)), results);
      case ChildReport.End.Silent _ ->
          throw Doubt.ofMachine("its process fell silent while it ran your code");
      case ChildReport.End.Garbage(var why) -> throw senseless(why);
      case ChildReport.End.Exited(var status) when heard.reached(Message.Stage.EXITING) ->
          exited(status, results);
      case ChildReport.End.Exited(var status) -> throw died(status, results);
    };
  }

  /// Returns whether the code that was to be judged has used up its heap.
  static boolean isOutOfMemory(ChildReport heard) {
    return heard.reached(Message.Stage.RUNNING)
        && !heard.reached(Message.Stage.EXITING)
        && heard.end().equals(new ChildReport.End.Exited(OUT_OF_MEMORY));
  }

  private static String beforeTheAnswer(ChildReport.End end) {
    var what =
        switch (end) {
          case ChildReport.End.Exited(var status) ->
              status > SIGNAL
                  ? "was ended by signal " + (status - SIGNAL)
                  : "ended with status " + status;
          case ChildReport.End.Silent _ -> "fell silent";
          case ChildReport.End.Garbage(var why) -> format("sent nonsense (%s)", why);
          case ChildReport.End.Done _, ChildReport.End.Stopped _ -> "ended";
        };
    return format("its process %s before it came to your code", what);
  }

  private Doubt senseless(String why) {
    return trusting
        ? Doubt.ofMachine("its process sent nonsense: " + why)
        : Doubt.of(new Verdict.NoResult(why), why);
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

  /// Something in the process called `System.exit`. A signal from outside looks the same, but for
  /// the status.
  private static Verdict exited(int status, List<TestResult> results) throws Doubt {
    if (FROM_OUTSIDE.contains(status - SIGNAL)) {
      throw Doubt.ofMachine("its process was ended by signal " + (status - SIGNAL));
    }
    return new Verdict.Exited(status, results);
  }

  /// The process ended without a word.
  private Doubt died(int status, List<TestResult> results) {
    if (FROM_OUTSIDE.contains(status - SIGNAL)) {
      return Doubt.ofMachine("its process was ended by signal " + (status - SIGNAL));
    }
    if (status == JobRun.STATUS_GAVE_UP) {
      return crashed(
          "the run broke down, as when no class can be loaded or no thread can be started",
          results);
    }
    if (status == OUT_OF_MEMORY) {
      return crashed(format("out of memory: it may have %d MB", limits.heapMegabytes()), results);
    }
    if (status > SIGNAL) {
      return crashed("ended by signal " + (status - SIGNAL), results);
    }
    return Doubt.of(new Verdict.Exited(status, results), "its process ended with status " + status);
  }

  private static Doubt crashed(String how, List<TestResult> results) {
    return Doubt.of(new Verdict.Crashed(how, results), "its process crashed: " + how);
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
    return its.stream()
        .filter(Message.Ended::isTest)
        .findFirst()
        .map(
            end ->
                TestResult.passed(
                    test.name(),
                    end.lanes(),
                    its.stream().flatMap(each -> each.orders().stream()).reduce(TestOrders::and)))
        .orElseGet(() -> TestResult.notRun(test.name()));
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
