package dev.loopbook.exercise.grade;

import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.child.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A judge that reads the verdict off the answer: `right` passes, `half` passes one test of two,
/// `slow` takes too long the first time it's asked, and `slow javac` isn't judged then; `never` is
/// not judged at all, and `flip(Math.random())` passes only the first time.
final class FakeJudge implements Judge {
  final ConcurrentLinkedQueue<String> judged = new ConcurrentLinkedQueue<>();

  @Override
  public Verdict judge(Attempt attempt, Tests tests) {
    if (!attempt.unreadable().isEmpty()) {
      return new Verdict.Unreadable(attempt.unreadable());
    }
    var text = attempt.files().getFirst().text();
    var word = attempt.equals(Attempt.ofSolution(attempt.assignment())) ? "right" : text.strip();
    var before = judged.contains(word);
    judged.add(word);
    return switch (word) {
      case "right" -> new Verdict.Passed(List.of(passed("a"), passed("b")));
      case "slow javac" ->
          before
              ? new Verdict.Passed(List.of(passed("a"), passed("b")))
              : new Verdict.NotJudged("javac's process fell silent");
      case "never" -> new Verdict.NotJudged("no process can be started");
      case "breaks" -> throw new IllegalStateException("no such class file");
      case "too deep" -> throw new StackOverflowError();
      case "nothing" -> new Verdict.NoResult("nothing came back");
      case "flip(Math.random())" ->
          before
              ? new Verdict.Failed(List.of(passed("a"), notRun("b")))
              : new Verdict.Passed(List.of(passed("a"), passed("b")));
      case "half" -> new Verdict.Failed(List.of(passed("a"), notRun("b")));
      case "slow" ->
          before
              ? new Verdict.Passed(List.of(passed("a"), passed("b")))
              : new Verdict.TimedOut(
                  Message.Limit.WAITING, Optional.of("a"), Optional.empty(), List.of());
      default -> new Verdict.Failed(List.of(notRun("a"), notRun("b")));
    };
  }

  private static TestResult passed(String name) {
    return new TestResult(name, TestResult.Outcome.PASSED, Optional.empty(), false);
  }

  private static TestResult notRun(String name) {
    return new TestResult(name, TestResult.Outcome.NOT_RUN, Optional.empty(), false);
  }

  @Override
  public void cancel() {}

  @Override
  public void close() {}
}
