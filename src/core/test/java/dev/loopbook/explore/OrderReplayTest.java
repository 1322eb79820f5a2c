package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderReplayTest {

  private final List<String> ran = new ArrayList<>();
  private final List<String> chosen = new ArrayList<>();

  private Coroutine<Void> says(String name, Duration after) {
    return async(
        () -> {
          await(sleep(after));
          ran.add(name);
        });
  }

  private void replay(Freedom freedom, Order order, Duration first, Duration second) {
    OrderReplay.of(freedom, order, (one, other) -> chosen.add(name(one) + " before " + name(other)))
        .apply(LoopSetup.standard())
        .call(
            () -> {
              run(
                  async(
                      () -> {
                        var a = createTask(says("a", first), "a");
                        var b = createTask(says("b", second), "b");
                        await(a);
                        await(b);
                      }));
              return null;
            });
  }

  private static String name(Handle handle) {
    return handle.task().map(task -> task.name()).orElse("a timer");
  }

  @Test
  void theOrderIsFollowedAndEachDeviationTold() {
    replay(Freedom.ANY, new Order(List.of(1)), Duration.ZERO, Duration.ZERO);

    assertEquals(List.of("b", "a"), ran);
    assertEquals(List.of("b before a"), chosen);
  }

  @Test
  void aTimerThatFiresBeforeItsTurnIsToldToo() {
    replay(Freedom.TIMING, new Order(List.of(1)), millis(1), millis(2));

    assertEquals(List.of("b", "a"), ran);
    assertEquals(List.of("a timer before a timer"), chosen);
  }

  @Test
  void firstInFirstOutDeviatesNowhere() {
    replay(Freedom.ALL, Order.fifo(), millis(1), millis(2));

    assertEquals(List.of("a", "b"), ran);
    assertEquals(List.of(), chosen);
  }
}
