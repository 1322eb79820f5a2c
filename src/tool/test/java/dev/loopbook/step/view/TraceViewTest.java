package dev.loopbook.step.view;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.Trace;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceViewTest {

  private static String drawn(int most, Body.OfVoid main) {
    var trace = new Trace();
    LoopSetup.standard().withVirtualTime().withListener(trace).call(() -> run(async(main)));
    return TraceView.lines(trace.events(), most, PictureLayout.of(80)).stream()
        .map(StyledLine::plain)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aTurnIsToldOnce() {
    assertEquals(
        """
          tick 0  loop      makes coroutine coroutine                          0.000 s
                  loop      loop 1 is made                                     0.000 s
                  main      is made                                            0.000 s
          tick 1  loop      runs main                                          0.000 s
                  main      starts                                             0.000 s
                  main      enters coroutine coroutine                         0.000 s
                  main      makes coroutine sleep and enters it                0.000 s
                  main      sets a timer for 1.000 s: sleep 1 s                0.000 s
                  main      waits for sleep 1 s                                0.000 s
                  loop      tick 1 ends                                        0.000 s
          tick 2  loop      nothing was ready: time jumps here from 0.000 s    1.000 s
                  main      timer 1.000 s fires, set in tick 1: sleep 1 s      1.000 s
                  loop      runs sleep 1 s                                     1.000 s
                  loop      callback sleep 1 s runs                            1.000 s
                  loop      sleep 1 s is done                                  1.000 s
                  main      is ready: sleep 1 s is done, by its timer          1.000 s
                  loop      tick 2 ends, ready for the next: main              1.000 s
          tick 3  loop      runs main                                          1.000 s
                  main      resumes: sleep 1 s is over                         1.000 s
                  main      is done                                            1.000 s"""
            .indent(2)
            .stripTrailing(),
        drawn(200, () -> await(sleep(seconds(1))))
            .lines()
            .limit(20)
            .collect(Collectors.joining("\n")));
  }

  @Test
  void equalRowsAreOneRow() {
    var shown =
        drawn(
            200,
            () -> {
              for (var i = 0; i < 100; i++) {
                await(async(() -> {}));
              }
            });
    assertTrue(shown.contains("100 times: makes coroutine coroutine and enters    0.000 s"), shown);
  }

  @Test
  void onlyTheLastRowsAreShownIfThereAreMore() {
    var shown = drawn(3, () -> await(sleep(seconds(1))));
    assertEquals(3, shown.lines().count(), shown);
    assertTrue(shown.endsWith("loop 1 is closed                                   1.000 s"), shown);
  }

  @Test
  void tasksThatShareANameHaveTheirNumbers() {
    var shown =
        drawn(
            200,
            () -> {
              var first = createTask(sleep(seconds(1)), "twin");
              await(gather(first, createTask(sleep(seconds(2)), "twin")));
            });
    assertTrue(shown.contains("twin #2   starts"), shown);
    assertTrue(shown.contains("twin #3   starts"), shown);
    assertFalse(shown.contains("main #1"), shown);
  }
}
