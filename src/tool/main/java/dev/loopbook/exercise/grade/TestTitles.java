package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a report calls each test: a visible one by its name, a hidden one by the property that it
/// holds. Several tests of one property are numbered. The parts of a prediction have numbers only,
/// the right ones first: which ones are right would give the others away.
final class TestTitles {
  private static final String NAMELESS = "a hidden test";

  private final Map<String, String> hidden = new HashMap<>();
  private final boolean prediction;

  TestTitles(Exercise exercise, List<TestResult> results) {
    var sheet = exercise.properties();
    prediction = exercise.kind() == ExerciseKind.PREDICT;
    var count = new HashMap<String, Integer>();
    for (var result : results) {
      if (result.hidden()) {
        var words = sheet.heldBy(result.name()).orElse(NAMELESS);
        var number = count.merge(words, 1, Integer::sum);
        hidden.put(result.name(), number == 1 ? words : format("%s (%d)", words, number));
      }
    }
  }

  /// Returns the tests in the order in which they may be named.
  List<TestResult> sorted(List<TestResult> results) {
    return prediction
        ? results.stream().sorted(Comparator.comparing(result -> !result.isPassed())).toList()
        : results;
  }

  /// @param number the test's place in the sorted list, from 1
  String of(TestResult result, int number) {
    if (prediction) {
      return "part " + number;
    }
    return result.hidden() ? hidden.getOrDefault(result.name(), NAMELESS) : result.name();
  }

  /// Returns the title of the test that was running when a limit was reached.
  String of(String running) {
    return prediction ? "a part" : hidden.getOrDefault(running, running);
  }

  /// Returns whether the test that was running, if any, is a hidden one.
  boolean isHidden(Optional<String> running) {
    return running.filter(hidden::containsKey).isPresent();
  }
}
