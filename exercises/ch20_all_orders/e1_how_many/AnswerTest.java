package ch20_all_orders.e1_how_many;

import static dev.loopbook.loop.Async.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static Exploration explore(
      Freedom freedom, Function<Programs, Coroutine<Integer>> program) {
    return Explorer.of(
            () ->
                exploring ->
                    exploring
                        .apply(LoopSetup.standard())
                        .call(
                            () -> {
                              int count = run(program.apply(new Programs()));
                              return new RunResult("" + count, "finished", List.of(), false);
                            }))
        .with(freedom)
        .explore();
  }

  private static int results(Freedom freedom, Function<Programs, Coroutine<Integer>> program) {
    return explore(freedom, program).found().size();
  }

  @Test
  void ordersOfTwoTasks() {
    assertEquals(
        explore(Freedom.ANY, Programs::racy).orders(),
        Answer.ORDERS_OF_RACY,
        "how many orders racy has, and what you say");
  }

  @Test
  void racyInAnyOrder() {
    assertEquals(
        results(Freedom.ANY, Programs::racy),
        Answer.RACY_ANY,
        "how many different counts racy has if any callback may be next, and what you say");
  }

  @Test
  void racyByTiming() {
    assertEquals(
        results(Freedom.TIMING, Programs::racy),
        Answer.RACY_TIMING,
        "how many different counts racy has by timing alone, and what you say");
  }

  @Test
  void lockedInAnyOrder() {
    assertEquals(
        results(Freedom.ANY, Programs::locked),
        Answer.LOCKED_ANY,
        "how many different counts locked has if any callback may be next, and what you say");
  }

  @Test
  void slowInAnyOrder() {
    assertEquals(
        results(Freedom.ANY, Programs::slow),
        Answer.SLOW_ANY,
        "how many different counts slow has if any callback may be next, and what you say");
  }

  @Test
  void slowByTiming() {
    assertEquals(
        results(Freedom.TIMING, Programs::slow),
        Answer.SLOW_TIMING,
        "how many different counts slow has by timing alone, and what you say");
  }
}
