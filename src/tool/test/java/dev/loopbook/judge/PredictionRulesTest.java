package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SilentOutput.class)
final class PredictionRulesTest {
  private static final String ANSWER =
      """
      package ch01_bench.e1_twice;

      final class Answer {
        static final int TWICE = 41;
      }
      """;

  private static final String RIGHT_IN_PART =
      """
      package ch01_bench.e1_twice;

      final class Answer {
        static final int TWICE = 4711;
        static final int THRICE = 41;
      }
      """;

  @TempDir private Path home;

  @Test
  void whatTheProgramDoesIsNowhereInTheVerdict() {
    try (var judge = InProcessLauncher.judgeForStudent()) {
      var bench = bench(judge);
      bench.give("Answer.java", ANSWER);
      var verdict = bench.judge();
      assertFalse(verdict.toString().contains("4711"), verdict::toString);
      assertEquals(
          "this is not what the program does",
          verdict.results().getFirst().failure().orElseThrow().message());
    }
  }

  @Test
  void thePictureComesOnlyOnceAllIsRight() {
    try (var judge = InProcessLauncher.judgeForStudent()) {
      var bench = bench(judge);
      bench.give("Answer.java", ANSWER.replace("41", "4711"));
      var right = bench.judge();
      assertTrue(right.isPass());
      assertEquals(
          List.of("theNumberIsRight", "4711"),
          right.results().getFirst().lanes().getFirst().lanes().stream()
              .map(lane -> lane.task().name())
              .toList());
      bench.give("Answer.java", RIGHT_IN_PART);
      bench.give(
          "ThriceTest.java",
          """
          package ch01_bench.e1_twice;

          import static org.junit.jupiter.api.Assertions.assertEquals;

          import org.junit.jupiter.api.Test;

          class ThriceTest {
            @Test
            void thriceIsRight() {
              assertEquals(3, Answer.THRICE);
            }
          }
          """);
      var partly = bench.judge();
      assertFalse(partly.isPass());
      assertEquals(
          List.of(), partly.results().stream().flatMap(each -> each.lanes().stream()).toList());
    }
  }

  /// Returns one whose program has a task and returns 4711.
  private Bench bench(ChildJudge judge) {
    var bench = Bench.in(home, judge);
    bench.turnIntoKindPredict();
    bench.give(
        "Program.java",
        """
          package ch01_bench.e1_twice;

          import static dev.loopbook.loop.Async.*;

          import dev.loopbook.loop.Coroutine;

          final class Program {
            static Coroutine<Integer> twice() {
              return async(() -> {
                System.out.println("it is 4711");
                await(createTask(async(() -> await(sleep(seconds(4)))), "4711"));
                return 4711;
              });
            }
          }
          """);
    bench.give(
        "AnswerTest.java",
        """
          package ch01_bench.e1_twice;

          import static dev.loopbook.loop.Async.*;
          import static org.junit.jupiter.api.Assertions.assertEquals;

          import dev.loopbook.testkit.LoopTest;
          import org.junit.jupiter.api.Test;

          @LoopTest
          class AnswerTest {
            @Test
            void theNumberIsRight() {
              assertEquals(await(Program.twice()), Answer.TWICE, "not 4711");
            }
          }
          """);
    return bench;
  }
}
