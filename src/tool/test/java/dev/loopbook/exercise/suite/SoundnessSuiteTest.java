package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class SoundnessSuiteTest {
  private final SoundnessSuite suite =
      SoundnessSuite.of(
          Exercises.in(
                  Path.of(System.getProperty("loopbook.home", "."), "src/tool/test/hostile/home"))
              .all(),
          0);

  @Test
  void eachClaimIsToldOnceThoughItsJudgeFails() throws Exception {
    var told = new ArrayList<SoundnessClaim>();
    suite.prove(
        2, () -> judging(new IllegalStateException("no")), proof -> told.add(proof.claim()));
    assertEquals(suite.claims().size(), told.stream().distinct().count());
    assertEquals(suite.claims().size(), told.size());
  }

  @Test
  void whatWasNotLookedAtIsNoProof() {
    for (Supplier<Judge> broken :
        List.<Supplier<Judge>>of(
            () -> judging(new StackOverflowError("of javac")),
            () -> {
              throw new IllegalStateException("no compiler");
            })) {
      assertThrows(IllegalStateException.class, () -> suite.prove(2, broken, _ -> {}));
    }
  }

  private static Judge judging(Throwable failure) {
    return new Judge() {
      @Override
      public Verdict judge(Attempt attempt, Tests tests) {
        switch (failure) {
          case RuntimeException exception -> throw exception;
          case Error error -> throw error;
          default -> throw new AssertionError(failure);
        }
      }

      @Override
      public void cancel() {}

      @Override
      public void close() {}
    };
  }
}
