package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimerOrderTest {

  private final List<String> called = new ArrayList<>();
  private final List<List<String>> asked = new ArrayList<>();

  private EventLoop loopWith(TimerOrder order) {
    return LoopSetup.standard()
        .withVirtualTime()
        .withOutsideWork(() -> false)
        .withTimerOrder(
            () ->
                live -> {
                  asked.add(live.stream().map(timer -> timer.when().toSeconds() + "").toList());
                  return order.next(live);
                })
        .call(EventLoop::create);
  }

  private void set(EventLoop loop, long... seconds) {
    for (var each : seconds) {
      loop.callLater(seconds(each), () -> called.add(each + " at " + loop.time().toSeconds()));
    }
  }

  @Test
  void aTimerThatIsNamedFiresAloneAndBeforeItsTurn() {
    try (var loop = loopWith(live -> Optional.of(live.getLast()))) {
      set(loop, 1, 2, 3);
      loop.runOnce();
      assertEquals(List.of("3 at 3"), called);
      loop.runOnce();
      loop.runOnce();
      assertEquals(List.of("3 at 3", "2 at 3", "1 at 3"), called);
      assertEquals(List.of(List.of("1", "2", "3"), List.of("1", "2"), List.of("1")), asked);
    }
  }

  @Test
  void whereNoneIsNamedTheClockDecides() {
    try (var loop = loopWith(TimerOrder.byClock())) {
      set(loop, 2, 1, 1);
      loop.runOnce();
      assertEquals(List.of("1 at 1", "1 at 1"), called);
      loop.runOnce();
      assertEquals(3, called.size());
    }
  }

  @Test
  void itIsNotAskedWhileSomethingIsReady() {
    try (var loop = loopWith(TimerOrder.byClock())) {
      set(loop, 1);
      loop.callSoon(() -> called.add("ready"));
      loop.runOnce();
      assertEquals(List.of("ready"), called);
      assertEquals(List.of(), asked);
    }
  }

  @Test
  void aCancelledTimerIsNotOffered() {
    try (var loop = loopWith(live -> Optional.of(live.getFirst()))) {
      set(loop, 2);
      loop.callLater(seconds(1), () -> {}).cancel();
      loop.callLater(seconds(3), () -> {}).cancel();
      loop.runOnce();
      assertEquals(List.of(List.of("2")), asked);
      assertEquals(List.of("2 at 2"), called);
    }
  }
}
