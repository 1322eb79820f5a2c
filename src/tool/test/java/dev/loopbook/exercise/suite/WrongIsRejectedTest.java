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
import org.junit.jupiter.api.Test;
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
    var claim = claim(rejectedBy, "");
    var judge = new PassingJudge();

    assertEquals(Optional.of("it passes"), claim.prove(judge, ALL));

    assertEquals(List.of(hidden ? ALL : Judge.Tests.VISIBLE), judge.asked);
  }

  /// Most wrong answers fail first in, first out. Trying all their tests in fifty orders would take
  /// most of the time that the proof of a book takes.
  @Test
  void otherOrdersAreTriedIfTheUsualOneShowsNothing() throws IOException {
    var claim = claim("asksOnce", "orders: 50\n");
    var judge = new PassingJudge();

    assertEquals(Optional.of("it passes"), claim.prove(judge, ALL));
    assertEquals(List.of("1", "50"), judge.orders);

    judge.orders.clear();
    judge.verdict = new Verdict.NoTestRan("none");
    assertEquals(Optional.empty(), claim("notestran", "orders: 50\n").prove(judge, ALL));
    assertEquals(List.of("1"), judge.orders);
  }

  private SoundnessClaim claim(String rejectedBy, String orders) throws IOException {
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
        %s---
        # Unblock it

        Make it fast.

        ## Hint 1

        Look.
        """
            .formatted(orders));
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
        "// rejected by " + rejectedBy + ": none\nclass Fetcher {}");
    var exercise = Exercises.in(home).all().getFirst();
    return new SoundnessClaim.WrongIsRejected(exercise, exercise.wrong().getFirst());
  }

  /// Passes everything, unless it's told otherwise, and notes what it was asked.
  private static final class PassingJudge implements Judge {
    private final List<Tests> asked = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private Verdict verdict = new Verdict.Passed(List.of());

    @Override
    public Verdict judge(Attempt attempt, Tests tests) {
      asked.add(tests);
      orders.add(attempt.assignment().orders());
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
