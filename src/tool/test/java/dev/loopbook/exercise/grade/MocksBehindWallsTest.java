package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Limits;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mockito makes itself an agent of its JVM, for which it needs files that walls hide.
final class MocksBehindWallsTest {
  private static final String ANSWER =
      """
      package ch91_mocks.e1_call;

      final class Caller {
        static String call(Service service) {
          return service.name() + " " + Caller.now();
        }

        static String now() {
          return "now";
        }
      }
      """;

  @Test
  void mocksCanBeMadeBehindTheWalls(@TempDir Path home) throws Exception {
    var exercise = home.resolve("exercises/ch91_mocks/e1_call");
    Walls.write(
        exercise.resolve("README.md"),
        """
        ---
        kind: make
        points: 1
        minutes: 1
        edit: Caller.java
        fails: callsTheService
        teaches: "ch11: Run"
        ---
        # Call it

        Call.

        ## Hint 1

        Call.
        """);
    Walls.write(exercise.resolve("Caller.java"), ANSWER);
    Walls.write(home.resolve("solutions/ch91_mocks/e1_call/Caller.java"), ANSWER);
    Walls.write(
        exercise.resolve("Service.java"),
        """
        package ch91_mocks.e1_call;

        final class Service {
          String name() {
            return "real";
          }
        }
        """);
    Walls.write(
        exercise.resolve("CallerTest.java"),
        """
        package ch91_mocks.e1_call;

        import static org.junit.jupiter.api.Assertions.assertEquals;
        import static org.mockito.Mockito.*;

        import org.junit.jupiter.api.Test;

        class CallerTest {
          @Test
          void callsTheService() {
            var service = mock(Service.class);
            when(service.name()).thenReturn("mocked");
            try (var fixed = mockStatic(Caller.class, CALLS_REAL_METHODS)) {
              fixed.when(Caller::now).thenReturn("then");
              assertEquals("mocked then", Caller.call(service));
            }
          }
        }
        """);
    var only = Exercises.in(home).all().getFirst();
    try (var sandbox = Sandbox.detect();
        var launcher = new WalledLauncher(sandbox, Allowance.during(Limits.USUAL.whole()));
        var judge = ChildJudge.forStrangers(Limits.USUAL, launcher)) {
      var verdict = judge.judge(Attempt.ofSolution(only.assignment()), Judge.Tests.all(0));
      assertTrue(verdict.isPass(), verdict.toString());
    }
  }
}
