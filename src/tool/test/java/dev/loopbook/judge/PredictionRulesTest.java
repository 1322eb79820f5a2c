package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictionRulesTest {
  private static final String ANSWER =
      """
      package ch01_bench.e1_twice;

      final class Answer {
        static final int TWICE = 41;
      }
      """;

  @Test
  void whatTheProgramDoesIsNowhereInTheVerdict(@TempDir Path home) {
    try (var judge = ChildJudge.forStudent()) {
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
      bench.give("Answer.java", ANSWER);
      var verdict = bench.judge();
      assertFalse(verdict.toString().contains("4711"), verdict::toString);
      assertEquals(
          "this is not what the program does",
          verdict.results().getFirst().failure().orElseThrow().message());
    }
  }
}
