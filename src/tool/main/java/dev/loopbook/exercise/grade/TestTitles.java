package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.PropertySheet;
import dev.loopbook.judge.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a report calls each test: a visible one by its name, a hidden one by the property that it
/// holds. Several tests of one property are numbered.
final class TestTitles {
  private static final String NAMELESS = "a hidden test";

  private final Map<String, String> hidden = new HashMap<>();

  TestTitles(PropertySheet sheet, List<TestResult> results) {
    var count = new HashMap<String, Integer>();
    for (var result : results) {
      if (result.hidden()) {
        var words = sheet.heldBy(result.name()).orElse(NAMELESS);
        var number = count.merge(words, 1, Integer::sum);
        hidden.put(result.name(), number == 1 ? words : format("%s (%d)", words, number));
      }
    }
  }

  String of(TestResult result) {
    return result.hidden() ? hidden.getOrDefault(result.name(), NAMELESS) : result.name();
  }

  /// Returns the title of the test that was running when a limit was reached.
  String of(String running) {
    return hidden.getOrDefault(running, running);
  }
}
