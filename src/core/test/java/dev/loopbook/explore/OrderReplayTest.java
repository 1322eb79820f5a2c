package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"ANY", "TICK", "ALL"})
  void whatIsQueuedIsToldAsItWillRun(Freedom freedom) {
    var replay = new OrderReplay(freedom, new Order(List.of(2, 0, 1)), (_, _) -> {});
    var told = new ArrayList<String>();
    replay
        .along(LoopSetup.standard())
        .call(
            () -> {
              run(
                  async(
                      () -> {
                        for (var name : List.of("a", "b", "c", "d")) {
                          createTask(async(() -> ran.add(name)), name);
                        }
                        var ready = EventLoop.running().ready();
                        replay.inOrder(List.of(), ready).forEach(each -> told.add(name(each)));
                        await(sleep(millis(1)));
                      }));
              return null;
            });

    assertEquals(List.of("c", "a", "d", "b"), ran);
    assertEquals(ran, told);
  }

  @Test
  void byTimingAloneTheQueueStaysAsItIs() {
    var replay = new OrderReplay(Freedom.TIMING, new Order(List.of(1)), (_, _) -> {});
    var loop = EventLoop.create();
    var first = loop.callSoon(() -> {});
    var second = loop.callSoon(() -> {});

    assertEquals(List.of(first, second), replay.inOrder(List.of(first), List.of(second)));
    loop.close();
  }

  @Test
  void firstInFirstOutDeviatesNowhere() {
    replay(Freedom.ALL, Order.fifo(), millis(1), millis(2));

    assertEquals(List.of("a", "b"), ran);
    assertEquals(List.of(), chosen);
  }
}
