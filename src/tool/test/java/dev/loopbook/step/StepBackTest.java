package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.loopbook.program.RunOptions;
import org.junit.jupiter.api.Test;

/// Going back: the same program, run again up to an earlier position, stands as it stood.
final class StepBackTest {

  @Test
  void backGoesByCallbacksToTheBeginningOfATickAndThenByTicks() {
    var here = new Position(5, 2);

    assertEquals(new Position(5, 1), here.back(1));
    assertEquals(new Position(5, 0), here.back(2));
    assertEquals(new Position(4, 0), here.back(3));
    assertEquals(Position.BEGINNING, here.back(100));
  }

  @Test
  void aSecondRunStandsWhereTheFirstStood() {
    var code = Stepped.compile(Stepped.TWO_TASKS);
    try (var first = new Stepped(code, RunOptions.virtualTime());
        var second = new Stepped(code, RunOptions.virtualTime())) {
      first.begin();
      first.tick(4);
      first.step(1);
      second.go(Goal.position(first.stepper().position()));

      assertEquals(first.picture(), second.picture());
      assertEquals(0, second.stepper().firstDifference(first.stepper()));
    }
  }

  @Test
  void aPositionBetweenTwoCallbacksIsFoundAgain() {
    var code = Stepped.compile(Stepped.TWO_TASKS);
    try (var first = new Stepped(code, RunOptions.virtualTime());
        var second = new Stepped(code, RunOptions.virtualTime())) {
      first.begin();
      first.step(2);
      var stop = second.go(Goal.position(first.stepper().position()));

      assertEquals(new Position(1, 1), second.stepper().position());
      assertEquals("main | A", Stepped.ran(stop));
      assertEquals(first.picture(), second.picture());
    }
  }

  @Test
  void aProgramThatDependsOnChanceIsSeenToTakeAnotherWay() {
    var code =
        Stepped.compile(
            """
            void main() {
              run(async(() -> {
                await(sleep(seconds(1)));
                IO.println(System.nanoTime());
              }));
            }
            """);
    try (var first = new Stepped(code, RunOptions.virtualTime());
        var second = new Stepped(code, RunOptions.virtualTime())) {
      first.go(Goal.end());
      second.go(Goal.end());

      assertNotEquals(0, second.stepper().firstDifference(first.stepper()));
      assertEquals(3, second.stepper().firstDifference(first.stepper()));
    }
  }
}
