package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Verdict;
import dev.loopbook.text.SourcePlace;
import java.util.List;

/// What an answer is worth, and why. It holds values only, so that it can be stored.
///
/// @param exercise the exercise's name: `ch04/e1_unblock`
/// @param word the verdict in a word or two: `passed`, `failed`, `not handed in`
/// @param passed whether it's a pass
/// @param points the points that it earns
/// @param max the points for a pass
/// @param summary one line for a person
/// @param details more lines, for example javac's messages
/// @param tests each test that counts, in order; empty if none could run
public record Grade(
    String exercise,
    String word,
    boolean passed,
    double points,
    double max,
    String summary,
    List<Detail> details,
    List<Test> tests) {
  /// The word for an exercise that wasn't handed in.
  public static final String NOT_HANDED_IN = "not handed in";

  /// Keeps its own copies.
  public Grade {
    details = List.copyOf(details);
    tests = List.copyOf(tests);
    if (points < 0 || points > max || (passed && points != max)) {
      throw new IllegalArgumentException(format("%s: %s of %s points", exercise, points, max));
    }
  }

  /// Returns the grade of an exercise that wasn't handed in.
  static Grade notHandedIn(String exercise, double max) {
    return new Grade(exercise, NOT_HANDED_IN, false, 0, max, NOT_HANDED_IN, List.of(), List.of());
  }

  /// Returns whether anything was handed in.
  public boolean isHandedIn() {
    return !word.equals(NOT_HANDED_IN);
  }

  /// Returns whether the machine or Loopbook failed, and not the answer.
  public boolean isNotJudged() {
    return word.equals(Verdict.NotJudged.WORD);
  }

  /// A sentence, and the line of the answer that it's about.
  ///
  /// @param file the file's name in the exercise; empty if it's about no file
  /// @param line its line; 0 if it's about the whole file
  /// @param message the sentence
  public record Detail(String file, int line, String message) {
    @Override
    public String toString() {
      return file.isEmpty()
          ? message
          : format("%s: %s", line == 0 ? file : SourcePlace.of(file, line), message);
    }
  }

  /// One test.
  ///
  /// @param name its name; of a hidden test, the property that it holds
  /// @param outcome `passed`, `failed`, `skipped` or `not run`
  /// @param hidden whether students don't see it
  /// @param message why it didn't pass; empty if it did, and if the test is hidden, because it
  ///   would give its data away
  /// @param file the file with the student's line; empty if unknown, and if the test is hidden,
  ///   because an answer could have a line for each value that it may be asked with
  /// @param line that line; 0 if unknown
  /// @param code the code on it; empty if unknown
  /// @param advice what the student most likely did; empty if unknown
  /// @param lanes the tasks of the test's loop side by side, a line each; empty if there's nothing
  ///   to see, or if the test is hidden
  public record Test(
      String name,
      String outcome,
      boolean hidden,
      String message,
      String file,
      int line,
      String code,
      String advice,
      List<String> lanes) {
    /// The outcome of a test that passed.
    public static final String PASSED = "passed";

    /// Keeps its own copy.
    public Test {
      lanes = List.copyOf(lanes);
    }

    /// Makes one without code, advice and lanes.
    public Test(
        String name, String outcome, boolean hidden, String message, String file, int line) {
      this(name, outcome, hidden, message, file, line, "", "", List.of());
    }

    /// Returns whether it passed.
    public boolean passed() {
      return outcome.equals(PASSED);
    }
  }
}
