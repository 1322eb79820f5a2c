package dev.loopbook.judge;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// An exercise of a few lines, before a judge of its own: each case of a test is one answer to it.
///
/// The answer is a class `Answer` with `static Coroutine<Integer> twice(int n)`; the test wants 42
/// for 21 after one second of loop time, and an error for a negative number.
final class Bench implements AutoCloseable {
  static final String HEAD =
      """
      package ch01_bench.e1_twice;

      import static dev.loopbook.loop.Async.*;

      import dev.loopbook.loop.Coroutine;

      """;
  static final String RIGHT =
      HEAD
          + """
          final class Answer {
            static Coroutine<Integer> twice(int n) {
              return async(() -> {
                if (n < 0) {
                  throw new IllegalArgumentException("negative: " + n);
                }
                await(sleep(seconds(1)));
                return 2 * n;
              });
            }
          }
          """;
  private static final String TEST =
      """
      package ch01_bench.e1_twice;

      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import static org.junit.jupiter.api.Assertions.assertThrows;

      import dev.loopbook.loop.EventLoop;
      import dev.loopbook.testkit.LoopTest;
      import org.junit.jupiter.api.Test;

      @LoopTest
      class AnswerTest {
        @Test
        void doublesTheNumber() {
          assertEquals(42, await(Answer.twice(21)), "twice 21");
        }

        @Test
        void takesASecond() {
          await(Answer.twice(1));
          assertEquals(seconds(1), EventLoop.running().time(), "one call");
        }

        @Test
        void refusesANegativeNumber() {
          assertThrows(IllegalArgumentException.class, () -> await(Answer.twice(-1)));
        }
      }
      """;
  private static final String README =
      """
      ---
      kind: %s
      points: 10
      minutes: 5
      edit: %s
      fails: %s
      teaches: "ch01: The loop"
      ---
      # Twice

      Double it.

      ## Hint 1

      Two.
      """;

  private final Path home;
  private final ChildJudge judge;

  private Bench(Path home, ChildJudge judge) {
    this.home = home;
    this.judge = judge;
  }

  /// Returns one whose children serve again as a student's do.
  static Bench in(Path home) {
    return in(home, ChildJudge.forStudent());
  }

  static Bench in(Path home, ChildJudge judge) {
    var bench = new Bench(home, judge);
    var exercise = "exercises/ch01_bench/e1_twice/";
    bench.write(
        exercise + "README.md", README.formatted("make", "Answer.java", "doublesTheNumber"));
    bench.write(exercise + "Answer.java", RIGHT);
    bench.write(exercise + "AnswerTest.java", TEST);
    bench.write("solutions/ch01_bench/e1_twice/Answer.java", RIGHT);
    return bench;
  }

  /// Turns the exercise into one whose test the student writes.
  void turnIntoKindTest(String studentsTest, Map<String, String> mutants) {
    var exercise = "exercises/ch01_bench/e1_twice/";
    write(exercise + "README.md", README.formatted("test", "AnswerTest.java", "catchesOne"));
    write("solutions/ch01_bench/e1_twice/AnswerTest.java", studentsTest);
    write(exercise + "AnswerTest.java", studentsTest);
    mutants.forEach(
        (name, text) -> write("solutions/ch01_bench/e1_twice/mutants/" + name + ".java", text));
  }

  /// Writes a file of the solution.
  void solve(String name, String text) {
    write("solutions/ch01_bench/e1_twice/" + name, text);
  }

  /// Adds a right alternative.
  void right(String name, String text) {
    write("solutions/ch01_bench/e1_twice/right/" + name + ".java", text);
  }

  /// Adds a hidden test.
  void hide(String name, String text) {
    write("solutions/ch01_bench/e1_twice/hidden/" + name + ".java", text);
  }

  /// Judges an answer by all tests.
  Verdict judgeAll(String answer, long seed) {
    give("Answer.java", answer);
    return judge.judge(exercise().attempt(), Judge.Tests.all(seed));
  }

  /// Turns the exercise into one whose answer is a prediction.
  void turnIntoKindPredict() {
    give("README.md", README.formatted("predict", "Answer.java", "doublesTheNumber"));
  }

  /// Adds a file to the exercise's folder.
  void give(String name, String text) {
    write("exercises/ch01_bench/e1_twice/" + name, text);
  }

  static String test() {
    return TEST;
  }

  Exercise exercise() {
    var read = Exercises.in(home);
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(read.problems().toString());
    }
    return read.all().getFirst();
  }

  /// Judges what now stands in the exercise's folder.
  Verdict judge() {
    return judge.judge(exercise().attempt(), Judge.Tests.VISIBLE);
  }

  /// Judges an answer.
  Verdict judge(String answer) {
    give("Answer.java", answer);
    return judge();
  }

  /// Judges an answer that is right but for what this code does before.
  Verdict judgeWith(String statements) {
    return judge(RIGHT.replace("    if (n < 0)", statements + "\n    if (n < 0)"));
  }

  Path home() {
    return home;
  }

  private void write(String name, String text) {
    try {
      var file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    judge.close();
  }
}
