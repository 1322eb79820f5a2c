package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestLanes;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.Verdict.TimedOut;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.CodePlace;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Turns a verdict into a grade: points and words.
///
/// @param weights factors by the name of an exercise or a chapter; the exercise's own takes
///   precedence
/// @param partial whether a failed answer gets points for the tests that it passes but the
///   untouched starter doesn't
public record GradingScheme(Map<String, Double> weights, boolean partial) {
  private static final int LONGEST = 600;
  private static final int WIDTH_OF_LANES = 72;
  private static final int MOST_LANES = 25;

  /// Keeps its own copy, sorted: what it says of itself is a part of what a grade is kept under,
  /// and must be the same in every run.
  public GradingScheme {
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  /// What is known about an exercise's tests before any submission is judged.
  ///
  /// @param passedByStarter the names of the tests that the untouched starter passes
  public record Tests(Set<String> passedByStarter) {
    /// Keeps its own copy.
    public Tests {
      passedByStarter = Set.copyOf(passedByStarter);
    }
  }

  /// Returns the points for passing an exercise.
  double max(Exercise exercise) {
    var weight =
        Optional.ofNullable(weights.get(exercise.id()))
            .or(() -> Optional.ofNullable(weights.get(exercise.shortId())))
            .or(() -> exercise.was().map(was -> weights.get(was.id())))
            .or(() -> exercise.was().map(was -> weights.get(was.shortId())))
            .or(() -> Optional.ofNullable(weights.get(exercise.chapterId())))
            .orElse(1.0);
    return rounded(exercise.points() * weight);
  }

  Grade grade(Exercise exercise, Verdict verdict, Tests known) {
    var max = max(exercise);
    var names = new TestTitles(exercise, verdict.results());
    var tests = new ArrayList<Grade.Test>();
    for (var result : names.sorted(verdict.results())) {
      tests.add(test(exercise, result, tests.size() + 1, names));
    }
    return new Grade(
        exercise.id(),
        verdict.word(),
        verdict.isPass(),
        verdict.isPass() ? max : partly(exercise, verdict, tests, known.passedByStarter()),
        max,
        cut(
            exercise.kind() == ExerciseKind.PREDICT && verdict instanceof Verdict.Failed
                ? format(
                    "%d of %d parts are right",
                    tests.stream().filter(Grade.Test::passed).count(), tests.size())
                : summary(verdict, tests, names)),
        details(verdict, names),
        tests);
  }

  private double partly(
      Exercise exercise, Verdict verdict, List<Grade.Test> tests, Set<String> passedByStarter) {
    if (!partial) {
      return 0;
    }
    if (exercise.kind() == ExerciseKind.TEST && !(verdict instanceof Verdict.Failed)) {
      return 0; // these are the student's own tests, and the programs to catch weren't tried
    }
    var broken =
        tests.stream().anyMatch(test -> passedByStarter.contains(test.name()) && !test.passed());
    var counting = tests.stream().filter(test -> !passedByStarter.contains(test.name())).toList();
    if (broken || counting.isEmpty()) {
      return 0;
    }
    var passed = counting.stream().filter(Grade.Test::passed).count();
    return rounded(max(exercise) * passed / counting.size());
  }

  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }

  private static Grade.Test test(
      Exercise exercise, TestResult result, int number, TestTitles names) {
    // of a hidden test not even the line: an answer with a line for each value would show the data
    var shown = result.failure().filter(_ -> !result.hidden());
    var place = shown.flatMap(TestFailure::yourLine);
    // advice and a picture would say which part of a prediction is wrong, and in what
    var explained = shown.filter(_ -> exercise.kind() != ExerciseKind.PREDICT);
    return new Grade.Test(
        names.of(result, number),
        switch (result.outcome()) {
          case PASSED -> Grade.Test.PASSED;
          case FAILED -> "failed";
          case SKIPPED -> "skipped";
          case NOT_RUN -> "not run";
        },
        result.hidden(),
        shown.map(GradingScheme::message).map(GradingScheme::cut).orElse(""),
        place.map(CodePlace::file).orElse(""),
        place.map(CodePlace::line).orElse(0),
        place.map(CodePlace::text).map(GradingScheme::cut).orElse(""),
        explained.flatMap(TestFailure::probably).map(GradingScheme::cut).orElse(""),
        explained.map(failure -> lanes(failure, result.name())).orElse(List.of()));
  }

  private static List<String> lanes(TestFailure failure, String test) {
    return TestLanes.of(failure.lanes(), test).stream()
        .flatMap(timeline -> timeline.lines(WIDTH_OF_LANES).stream())
        .limit(MOST_LANES)
        .map(ControlCharacters::shownOnOneLine)
        .toList();
  }

  private static String message(TestFailure failure) {
    var words = new ArrayList<String>();
    if (!failure.message().isBlank()) {
      words.add(failure.message().strip());
    }
    failure.expected().ifPresent(value -> words.add("expected " + value));
    failure.found().ifPresent(value -> words.add("found " + value));
    failure.findings().stream().limit(3).forEach(words::add);
    return words.isEmpty() ? failure.type() : String.join("; ", words);
  }

  private static String summary(Verdict verdict, List<Grade.Test> tests, TestTitles names) {
    return switch (verdict) {
      case Verdict.Passed _ -> "passed, " + Counted.of(tests.size(), "test");
      case Verdict.Failed _ ->
          tests.stream()
              .filter(test -> !test.passed() && !test.hidden())
              .findFirst()
              .map(
                  test ->
                      test.name()
                          + ": "
                          + (test.message().isEmpty() ? test.outcome() : test.message()))
              .orElseGet(() -> hidden(tests));
      case Verdict.Unreadable(var problems) -> first(problems, "cannot be read");
      case Verdict.DidNotCompile(var problems) ->
          problems.isEmpty() ? "does not compile" : firstLine(problems.getFirst().toString());
      case Verdict.Refused(var violations) ->
          violations.isEmpty() ? "refused" : violations.getFirst().toString();
      case TimedOut(var limit, var test, var place, _) ->
          limit.words()
              + test.map(name -> " in " + names.of(name)).orElse("")
              + place.filter(_ -> !names.isHidden(test)).map(at -> " at " + at).orElse("");
      case Verdict.Exited(var status, _) -> "ended its process itself, with exit status " + status;
      case Verdict.Crashed(var how, _) -> how;
      case Verdict.NoResult(var why) -> why;
      case Verdict.NotJudged(var why) -> "could not be judged: " + why;
      case Verdict.NoTestRan(var why) -> why;
    };
  }

  private static String hidden(List<Grade.Test> tests) {
    return tests.stream()
        .filter(test -> !test.passed())
        .map(test -> "a hidden test does not pass: " + test.name())
        .findFirst()
        .orElse("a hidden test does not pass");
  }

  private static List<Grade.Detail> details(Verdict verdict, TestTitles names) {
    return switch (verdict) {
      case Verdict.Unreadable(var problems) ->
          problems.stream().map(problem -> new Grade.Detail("", 0, cut(problem))).toList();
      case Verdict.DidNotCompile(var problems) ->
          problems.stream()
              .limit(20)
              .map(
                  problem ->
                      new Grade.Detail(
                          problem.file().getFileName().toString(),
                          Math.max(0, problem.line()),
                          cut(problem.message())))
              .toList();
      case Verdict.Refused(var violations) ->
          violations.stream()
              .limit(20)
              .map(
                  each ->
                      new Grade.Detail(
                          each.place().file(),
                          each.place().line(),
                          cut(each.what() + ": " + each.rule())))
              .toList();
      case TimedOut(var limit, var test, var place, _) ->
          place
              .filter(_ -> !names.isHidden(test))
              .map(
                  at ->
                      List.of(
                          new Grade.Detail(
                              at.file(),
                              at.line(),
                              limit.words()
                                  + test.map(name -> " in " + names.of(name)).orElse(""))))
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static String first(List<String> sentences, String instead) {
    return sentences.isEmpty() ? instead : sentences.getFirst();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /// Shortens a text, and removes what a terminal or a parser would take for a command.
  private static String cut(String text) {
    return Shorten.toLength(ControlCharacters.shown(text), LONGEST);
  }
}
