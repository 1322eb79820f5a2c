package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrongIsRejectedTest {
  private static final Judge.Tests ALL = Judge.Tests.all(7);

  @TempDir private Path home;

  /// A student hears of it from `check`, which runs no hidden tests.
  @ParameterizedTest
  @CsvSource({"asksOnce, false", "anyIds, true", "both, true", "refused, true"})
  void hiddenTestsRunOnlyWhereTheyMayDecide(String rejectedBy, boolean hidden) throws IOException {
    write(
        "exercises/ch04_blocking/e1_unblock/README.md",
        """
        ---
        kind: make
        points: 10
        minutes: 10
        edit: Fetcher.java
        fails: asksOnce
        teaches: "ch04: What blocks"
        ---
        # Unblock it

        Make it fast.

        ## Hint 1

        Look.
        """);
    write("exercises/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write("solutions/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write(
        "exercises/ch04_blocking/e1_unblock/FetcherTest.java",
        "class FetcherTest { @Test void asksOnce() {} @Test void both() {} }");
    write(
        "solutions/ch04_blocking/e1_unblock/hidden/FetcherHiddenTest.java",
        "class FetcherHiddenTest { @Test void anyIds() {} @Test void both() {} }");
    write(
        "solutions/ch04_blocking/e1_unblock/wrong/AsksTwice.java",
        "// rejected by " + rejectedBy + ": twice\nclass Fetcher {}");
    var exercise = Exercises.in(home).all().getFirst();
    var judge = new PassingJudge();

    var complaint =
        new SoundnessClaim.WrongIsRejected(exercise, exercise.wrong().getFirst()).prove(judge, ALL);

    assertEquals(Optional.of("it passes"), complaint);
    assertEquals(List.of(hidden ? ALL : Judge.Tests.VISIBLE), judge.asked);
  }

  /// Passes everything, and notes which tests were to count.
  private static final class PassingJudge implements Judge {
    private final List<Tests> asked = new ArrayList<>();

    @Override
    public Verdict judge(Attempt attempt, Tests tests) {
      asked.add(tests);
      return new Verdict.Passed(List.of());
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
