package ch21_your_own_loop.e3_timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Pausable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the exercises before have asked for, on the loop as it is now.
@HiddenTest
class StillWorksHiddenTest {
  private final List<String> log = new ArrayList<>();
  private final Loop loop = newLoop();

  private Loop newLoop() {
    return new Loop() {
      @Override
      void report(Throwable error) {
        log.add("reported " + error.getMessage());
      }
    };
  }

  private Runnable says(String words) {
    return () -> log.add(words + " @" + loop.now());
  }

  @Test
  void coroutinesTakeTurns() {
    for (var name : List.of("a", "b")) {
      loop.start(new Pausable(() -> {
        for (int turn = 1; turn <= 3; turn++) {
          log.add(name + turn);
          Pausable.pause();
        }
      }));
    }
    assertEquals(List.of(), log, "before the loop runs");
    loop.run();
    assertEquals(List.of("a1", "b1", "a2", "b2", "a3", "b3"), log, "three turns of two coroutines");
  }

  @Test
  void aHandleCancelsItsCallback() {
    loop.callSoon(says("a")).cancel();
    loop.callSoon(says("behind a"));
    loop.run();
    assertEquals(List.of("behind a @0"), log, "the callbacks that ran; a was cancelled");
    loop.callLater(10, says("b")).cancel();
    loop.callAt(20, says("c")).cancel();
    loop.callLater(30, says("d"));
    var last = new Handle[1];
    loop.callLater(40, () -> last[0].cancel());
    last[0] = loop.callLater(40, says("e"));
    loop.run();
    assertEquals(
        List.of("behind a @0", "d @30"),
        log,
        "the callbacks that ran; a, b, c and e were cancelled");
    assertEquals(40, loop.now(), "the clock");
  }

  @Test
  void timersComeInTheirOrder() {
    loop.callLater(60, says("late"));
    loop.callLater(60, () -> loop.busy(5));
    loop.callLater(20, () -> loop.callSoon(says("a tick later")));
    for (var each : List.of("a", "b", "c")) {
      loop.callLater(20, says(each));
    }
    loop.callAt(20, says("d"));
    loop.callSoon(() -> loop.busy(25));
    loop.callSoon(says("soon"));
    loop.run();
    assertEquals(
        List.of("soon @25", "a @25", "b @25", "c @25", "d @25", "a tick later @25", "late @60"),
        log,
        "timers of 20 and 60 ms, in a loop that is held for 25 ms");
    assertEquals(65, loop.now(), "the clock, after the loop was held for 5 ms at the end");
  }

  @Test
  void theClockNeverGoesBackAndStopsForNoCancelledTimer() {
    loop.callLater(50, () -> loop.callAt(10, says("past")));
    loop.callLater(70, says("gone")).cancel();
    loop.callLater(72, says("gone")).cancel();
    loop.callLater(75, says("gone")).cancel();
    loop.callLater(75, says("beside it"));
    loop.callLater(80, says("last"));
    loop.run();
    assertEquals(List.of("past @50", "beside it @75", "last @80"), log, "what ran, and when");
    loop.callLater(5, says("gone")).cancel();
    loop.callLater(6, says("gone")).cancel();
    assertFalse(loop.hasWork(), "with two cancelled timers alone, is there work left?");
    loop.run();
    assertEquals(80, loop.now(), "the clock");
  }

  @Test
  void whatIsReadyRunsBeforeTheTimersThatAreDue() {
    loop.callLater(10, () -> {
      loop.callSoon(says("soon"));
      loop.callLater(0, says("timer"));
    });
    loop.run();
    assertEquals(List.of("soon @10", "timer @10"), log, "what ran in the next tick");
  }

  @Test
  void whateverIsThrownIsReportedAndTheOthersRun() {
    loop.callSoon(() -> {
      throw new IllegalStateException("one");
    });
    loop.callSoon(() -> {
      throw new AssertionError("two");
    });
    loop.callSoon(says("three"));
    loop.run();
    assertEquals(List.of("reported one", "reported two", "three @0"), log, "what happened");
  }

  @Test
  void twoLoopsAreTwo() {
    var other = newLoop();
    other.callSoon(() -> log.add("other"));
    other.callLater(5, () -> log.add("other, later"));
    loop.callSoon(says("mine"));
    loop.callLater(7, says("mine, later"));
    loop.run();
    assertEquals(List.of("mine @0", "mine, later @7"), log, "after one loop ran, of two");
    assertEquals(0, other.now(), "the clock of the other");
    other.run();
    assertEquals(List.of("other", "other, later"), log.subList(2, 4), "after the other one ran");
    assertEquals(5, other.now(), "the clock of the other");
  }
}
