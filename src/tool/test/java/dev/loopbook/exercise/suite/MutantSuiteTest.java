package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.exercise.suite.MutantTrial.Outcome;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.program.source.CompileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tries an exercise of one line, whose test looks at two numbers only.
final class MutantSuiteTest {
  private static final String ANSWER =
      """
      package ch01_bench.e1_twice;

      final class Answer {
        static int twice(int n) {
          return 2 * n;
        }
      }
      """;

  @TempDir private Path home;

  /// Writes the exercise.
  private Exercises bench() throws IOException {
    write(
        "exercises/ch01_bench/e1_twice/README.md",
        """
        ---
        kind: make
        points: 10
        minutes: 5
        edit: Answer.java
        fails: doubles
        teaches: "ch01: The loop"
        ---
        # Twice

        Double it.

        ## Hint 1

        Two.
        """);
    write("exercises/ch01_bench/e1_twice/Answer.java", ANSWER);
    write(
        "exercises/ch01_bench/e1_twice/AnswerTest.java",
        """
        package ch01_bench.e1_twice;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import org.junit.jupiter.api.Test;

        class AnswerTest {
          @Test
          void doubles() {
            assertEquals(42, Answer.twice(21));
          }
        }
        """);
    write("solutions/ch01_bench/e1_twice/Answer.java", ANSWER);
    write(
        "solutions/ch01_bench/e1_twice/right/Sum.java",
        "// right: it adds\n" + ANSWER.replace("2 * n", "n + n"));
    write(
        "solutions/ch01_bench/e1_twice/excuses.md",
        """
        - right/Sum.java: `n` of `twice` is always 21
          Nobody asks for more.
        - Answer.java: `3` becomes `4`
          There is no 3.
        """);
    return Exercises.in(home);
  }

  @Test
  void whatPassesIsASurvivorUnlessItIsExcused() throws Exception {
    var exercises = bench();
    assertEquals(List.of(), exercises.problems());
    var suite = MutantSuite.of(exercises.all(), 0);
    Map<String, Outcome> outcomes = new TreeMap<>();
    suite.run(1, result -> outcomes.put(result.trial().toString(), result.outcome()));
    assertEquals(Outcome.SURVIVED, outcomes.get("Answer.java:4: `n` of `twice` is always 21"));
    assertEquals(Outcome.EXCUSED, outcomes.get("right/Sum.java:5: `n` of `twice` is always 21"));
    assertEquals(Outcome.REJECTED, outcomes.get("Answer.java:5: `2` becomes `3`"));
    assertEquals(Outcome.REJECTED, outcomes.get("right/Sum.java:6: `n + n` becomes `n - n`"));
    assertEquals(
        List.of("Answer.java: `3` becomes `4`"),
        suite.stale(exercises.all().getFirst()).stream().map(each -> each.mutant()).toList());
    assertEquals(3, suite.sample(3, 1).trials().size());
    assertEquals(suite.sample(3, 1).trials().toString(), suite.sample(3, 1).trials().toString());
    assertTrue(suite.trials().containsAll(suite.sample(3, 2).trials()));
  }

  @Test
  void sharesTogetherHaveEachMutantOnce() throws Exception {
    var suite = MutantSuite.of(bench().all(), 0);
    var together =
        Stream.of(1, 2, 3)
            .flatMap(number -> suite.in(new Shard(number, 3)).trials().stream())
            .toList();
    assertEquals(suite.trials().size(), together.size());
    assertEquals(Set.copyOf(suite.trials()), Set.copyOf(together));
  }

  @Test
  void aMutantThatCannotBeJudgedIsToldAndTheOthersAreTried() throws Exception {
    var whys = new ArrayList<String>();
    var suite = MutantSuite.of(bench().all(), 0);
    suite.run(
        1,
        () -> new OneVerdict(new Verdict.NotJudged("the disk is full")),
        result -> {
          assertEquals(Outcome.NOT_JUDGED, result.outcome());
          whys.add(result.why());
        });
    assertEquals(Collections.nCopies(suite.trials().size(), "the disk is full"), whys);
  }

  @Test
  void aProgramThatUsesUpItsMemoryIsRejected() throws Exception {
    bench();
    var eats =
        ANSWER.replace(
            "return 2 * n;",
            """
            var all = new java.util.ArrayList<long[]>();
            for (int i = 0; i < n; i++) {
              all.add(new long[1 << 17]);
            }
            return 2 * all.size();\
            """);
    var test = home.resolve("exercises/ch01_bench/e1_twice/AnswerTest.java");
    var readme = home.resolve("exercises/ch01_bench/e1_twice/README.md");
    Files.writeString(
        readme,
        Files.readString(readme)
            .replace("kind: make", "kind: test")
            .replace("edit: Answer.java", "edit: AnswerTest.java")
            .replace("fails: doubles", "fails: catchesThrice"));
    write("exercises/ch01_bench/e1_twice/Answer.java", eats);
    write("solutions/ch01_bench/e1_twice/AnswerTest.java", Files.readString(test));
    write(
        "solutions/ch01_bench/e1_twice/mutants/Thrice.java",
        "// wrong: it triples\n" + ANSWER.replace("2 * n", "3 * n"));
    var exercises = Exercises.in(home);
    assertEquals(List.of(), exercises.problems());
    var endless =
        MutantSuite.of(exercises.all(), 0).trials().stream()
            .filter(trial -> trial.name().equals("Answer.java: `i++` becomes `i--`"))
            .findFirst()
            .orElseThrow();
    try (var judge = ChildJudge.forMutants()) {
      assertEquals(Outcome.REJECTED, endless.run(judge, Judge.Tests.all(0)).outcome());
    }
  }

  @Test
  void testsThatDoNotCompileRejectNothing() throws Exception {
    var mutants = MutantSuite.of(bench().all(), 0).sample(1, 0);
    var whys = new ArrayList<String>();
    mutants.run(1, () -> notCompiling("AnswerTest.java"), result -> whys.add(result.why()));
    assertEquals(List.of("its tests don't compile: AnswerTest.java:3: error: no such class"), whys);
    mutants.run(
        1,
        () -> notCompiling("Answer.java"),
        result -> assertEquals(Outcome.DOES_NOT_COMPILE, result.outcome()));
  }

  private static Judge notCompiling(String file) {
    return new OneVerdict(
        new Verdict.DidNotCompile(
            List.of(
                new CompileProblem(
                    CompileProblem.Severity.ERROR,
                    Path.of(file),
                    3,
                    0,
                    "no such class",
                    Optional.empty()))));
  }

  /// A judge that always comes to the same verdict.
  private record OneVerdict(Verdict verdict) implements Judge {
    @Override
    public Verdict judge(Attempt attempt, Tests tests) {
      return verdict;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }

  private void write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
