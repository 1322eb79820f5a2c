package dev.loopbook.exercise.suite;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.CompileAdvice;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something that must be true of an exercise, so that it misleads no student.
public sealed interface SoundnessClaim {

  /// Returns the exercise that it's about.
  Exercise exercise();

  /// Returns the claim in words: `the solution passes`.
  String words();

  /// Returns what is wrong; empty if the claim is true.
  ///
  /// @param all the visible tests, and the hidden ones with their seed
  Optional<String> prove(Judge judge, Judge.Tests all);

  /// Returns all claims about an exercise.
  static List<SoundnessClaim> about(Exercise exercise) {
    var claims = new ArrayList<SoundnessClaim>();
    claims.add(new IsEquipped(exercise));
    claims.add(new PropertiesAreHeld(exercise));
    claims.add(new StarterFails(exercise));
    claims.add(new SolutionPasses(exercise));
    exercise.right().forEach(right -> claims.add(new RightPasses(exercise, right)));
    exercise.wrong().forEach(wrong -> claims.add(new WrongIsRejected(exercise, wrong)));
    return claims;
  }

  /// It has hints for students who are stuck, and wrong answers that prove its tests useful.
  record IsEquipped(Exercise exercise) implements SoundnessClaim {
    private static final int FEWEST_WRONG = 2;
    private static final int FEWEST_COMMON = 3;
    private static final Pattern LANES = Pattern.compile("(?m)^```lanes (.*)$");

    @Override
    public String words() {
      return "it has hints and two wrong answers";
    }

    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      if (exercise.hints().isEmpty()) {
        return Optional.of("there is no ## Hint 1 in its README");
      }
      if (exercise.kind() == ExerciseKind.PREDICT) {
        var lacking = lacksReason();
        if (lacking.isPresent()) {
          return lacking;
        }
      }
      if (exercise.kind() != ExerciseKind.PREDICT) {
        var common = exercise.wrong().stream().filter(each -> !each.mistake().isEmpty()).count();
        if (common < FEWEST_COMMON) {
          return Optional.of(
              format(
                  "its wrong/ has %d common mistakes, and needs three: // mistake: in a student's words",
                  common));
        }
      }
      var wrong = exercise.wrong().size();
      return wrong >= FEWEST_WRONG
          ? Optional.empty()
          : Optional.of(format("its wrong/ has %d wrong answers, and needs at least two", wrong));
    }

    /// A prediction that is right is told why, with the lanes of its own tests.
    private Optional<String> lacksReason() {
      if (exercise.why().isBlank()) {
        return Optional.of("there is no why.md beside its solution, which says why it is right");
      }
      var tests = TestNames.in(exercise.assignment().tests());
      return LANES
          .matcher(exercise.why())
          .results()
          .map(fence -> fence.group(1))
          .filter(test -> !tests.contains(test))
          .findFirst()
          .map(test -> format("its why.md wants the lanes of %s, which is no test", test));
    }
  }

  /// Its sheet names tests that exist, and a property for each hidden test: that is what `grade`
  /// says when the test fails.
  record PropertiesAreHeld(Exercise exercise) implements SoundnessClaim {
    @Override
    public String words() {
      return format(
          "its %d properties are held by tests", exercise.properties().properties().size());
    }

    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      var assignment = exercise.assignment();
      var hidden = TestNames.in(assignment.hidden());
      var known = new HashSet<>(hidden);
      known.addAll(TestNames.in(assignment.tests()));
      if (exercise.kind() == ExerciseKind.TEST) {
        known.add(Assignment.ACCEPTS);
        assignment.mutants().forEach(mutant -> known.add(mutant.test()));
      }
      var complaints = new ArrayList<String>();
      for (var property : exercise.properties().properties()) {
        property.tests().stream()
            .filter(test -> !known.contains(test))
            .forEach(
                test -> complaints.add(format("there is no test %s: %s", test, property.words())));
      }
      hidden.stream()
          .filter(test -> exercise.properties().heldBy(test).isEmpty())
          .forEach(test -> complaints.add(format("no property names the hidden test %s", test)));
      return complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", complaints));
    }
  }

  /// The untouched starter compiles, and fails in the test that the README names.
  record StarterFails(Exercise exercise) implements SoundnessClaim {
    @Override
    public String words() {
      return "the starter fails in " + exercise.fails();
    }

    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      var verdict = judge.judge(exercise.attempt(), Judge.Tests.VISIBLE);
      if (verdict instanceof Verdict.NoTestRan && exercise.kind() == ExerciseKind.TEST) {
        return isPseudoTest(exercise.fails())
            ? Optional.empty()
            : Optional.of(format("its README names %s, which is no test of it", exercise.fails()));
      }
      if (verdict.isPass()) {
        return Optional.of(
            format(
                "it passes. Is it somebody's answer? reset %s puts the starter back",
                exercise.shortId()));
      }
      return Reasons.failsIn(exercise.fails(), verdict)
          ? Optional.empty()
          : Optional.of(Reasons.of(verdict));
    }

    private boolean isPseudoTest(String name) {
      return name.equals(Assignment.ACCEPTS)
          || exercise.assignment().mutants().stream()
              .anyMatch(mutant -> mutant.test().equals(name));
    }
  }

  /// The solution passes all tests, including the hidden ones.
  record SolutionPasses(Exercise exercise) implements SoundnessClaim {
    @Override
    public String words() {
      return "the solution passes";
    }

    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      var verdict = judge.judge(Attempt.ofSolution(exercise.assignment()), all);
      return verdict.isPass() ? Optional.empty() : Optional.of(Reasons.of(verdict));
    }
  }

  /// A right answer that differs from the solution passes all tests too.
  record RightPasses(Exercise exercise, Exercise.RightAnswer right) implements SoundnessClaim {
    @Override
    public String words() {
      return format("%s passes: %s", right.name(), right.differs());
    }

    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      var verdict = judge.judge(Attempt.inPlace(right.file(), exercise.assignment()), all);
      return verdict.isPass() ? Optional.empty() : Optional.of(Reasons.of(verdict));
    }
  }

  /// A known wrong answer is rejected by the test, and with the words, that its first line names.
  record WrongIsRejected(Exercise exercise, Exercise.WrongAnswer wrong) implements SoundnessClaim {
    @Override
    public String words() {
      return format("%s is rejected by %s", wrong.name(), wrong.test());
    }

    /// A test fails first in, first out or is tried in other orders, never both. So where that
    /// order shows what is claimed, it's what the report says, however many orders there are; and
    /// the other tests, of which nothing is claimed, need not pass in fifty.
    @Override
    public Optional<String> prove(Judge judge, Judge.Tests all) {
      var tests = isRejectedInSight() ? Judge.Tests.VISIBLE : all;
      var assignment = exercise.assignment();
      var usual = complaint(judge, assignment.inUsualOrder(), tests);
      return usual.isEmpty() || assignment.equals(assignment.inUsualOrder())
          ? usual
          : complaint(judge, assignment, tests);
    }

    private Optional<String> complaint(Judge judge, Assignment assignment, Judge.Tests tests) {
      var verdict = judge.judge(Attempt.inPlace(wrong.file(), assignment), tests);
      if (verdict.isPass()) {
        return Optional.of("it passes");
      }
      if (!Reasons.failsIn(wrong.test(), verdict)) {
        return Optional.of(Reasons.of(verdict));
      }
      var said = Reasons.said(wrong.test(), verdict);
      return Reasons.holds(said, wrong.words())
          ? Optional.empty()
          : Optional.of(format("the report does not say \"%s\", but: %s", wrong.words(), said));
    }

    /// Returns whether a student sees the test that rejects it. Then they have to hear the words
    /// from `check`, which runs no hidden tests; and what those would say of it, nobody claims.
    private boolean isRejectedInSight() {
      var assignment = exercise.assignment();
      return TestNames.in(assignment.tests()).contains(wrong.test())
          && !TestNames.in(assignment.hidden()).contains(wrong.test());
    }
  }

  /// Turns verdicts into complaints.
  final class Reasons {
    private Reasons() {}

    /// Returns whether a verdict fails in a test. It also does if that test was running when a
    /// limit was reached. Instead of a test, a verdict without any is named: `rejected by refused:
    /// …`.
    static boolean failsIn(String test, Verdict verdict) {
      return switch (verdict) {
        case Verdict.Passed _ -> false;
        case Verdict.Failed(var results) ->
            results.stream()
                .anyMatch(
                    result ->
                        result.name().equals(test)
                            && result.outcome() == TestResult.Outcome.FAILED);
        case Verdict.TimedOut(var _, var running, var _, var _) ->
            running.filter(test::equals).isPresent();
        default -> verdict.word().replace(" ", "").equalsIgnoreCase(test);
      };
    }

    /// Returns what the report says about a test.
    static String said(String test, Verdict verdict) {
      return switch (verdict) {
        case Verdict.Failed(var results) ->
            results.stream()
                .filter(result -> result.name().equals(test))
                .flatMap(result -> result.failure().stream())
                .map(failure -> failure.words())
                .findFirst()
                .orElse("");
        case Verdict.TimedOut(var limit, var _, var place, var _) ->
            limit.words() + place.map(at -> " " + at + " " + at.text()).orElse("");
        case Verdict.DidNotCompile(var problems) ->
            problems.stream()
                .map(problem -> problem + " " + CompileAdvice.of(problem).orElse(""))
                .collect(Collectors.joining("\n"));
        case Verdict.Refused(var violations) -> violations.toString();
        default -> verdict.toString();
      };
    }

    static boolean holds(String text, String words) {
      return plain(text).contains(plain(words));
    }

    private static String plain(String text) {
      return text.strip().replaceAll("\\s+", " ");
    }

    /// Returns a verdict in a few lines.
    static String of(Verdict verdict) {
      var text = new StringBuilder(verdict.word());
      switch (verdict) {
        case Verdict.DidNotCompile(var problems) ->
            problems.stream().limit(3).forEach(problem -> text.append("\n").append(problem));
        case Verdict.Refused(var violations) ->
            violations.stream().limit(3).forEach(each -> text.append("\n").append(each));
        case Verdict.TimedOut timedOut -> text.append(": ").append(said("", timedOut));
        case Verdict.Crashed(var how, var _) -> text.append(": ").append(how);
        case Verdict.Exited(var status, var _) -> text.append(" with status ").append(status);
        case Verdict.NoResult(var why) -> text.append(": ").append(why);
        case Verdict.NotJudged(var why) -> text.append(": ").append(why);
        case Verdict.NoTestRan(var why) -> text.append(": ").append(why);
        case Verdict.Unreadable(var problems) -> text.append(": ").append(problems);
        case Verdict.Passed _, Verdict.Failed _ -> {}
      }
      for (var result : verdict.results()) {
        if (!result.isPassed()) {
          text.append("\n").append(result.name()).append(": ").append(result.outcome());
          result
              .failure()
              .ifPresent(
                  failure ->
                      text.append(", ").append(failure.words().strip().replace("\n", " · ")));
        }
      }
      return text.toString();
    }
  }
}
