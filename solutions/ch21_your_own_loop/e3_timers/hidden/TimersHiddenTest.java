package ch21_your_own_loop.e3_timers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class TimersHiddenTest {
  private final TracedLoop loop = new TracedLoop();

  @Test
  void aBeatComesEveryTenMilliseconds() {
    beat(9);
    loop.callLater(55, loop.saying("between"));
    loop.run();
    loop.assertSameAs(HiddenCPython.EVERY_TEN);
  }

  private void beat(int left) {
    loop.callLater(
        10,
        () -> {
          loop.say("beat, " + left + " left");
          if (left > 0) {
            beat(left - 1);
          }
        });
  }

  @Test
  void aClockMayShowAnyTime() {
    var shown = new ArrayList<Long>();
    for (long when : List.of(9_000_000_000L, 3_000_000_000L, 2L)) {
      loop.callAt(when, () -> shown.add(loop.now()));
    }
    loop.run();
    assertEquals(List.of(2L, 3_000_000_000L, 9_000_000_000L), shown, "the clock, at three timers");
  }

  @Test
  void aTimerCancelsItsNeighbour() {
    var handles = new Handle[1];
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          handles[0].cancel();
        });
    handles[0] = loop.callLater(50, loop.saying("B"));
    loop.callLater(50, loop.saying("C"));
    loop.run();
    loop.assertSameAs(HiddenCPython.ONE_CANCELS_ITS_NEIGHBOUR);
  }

  @Test
  void manyTimersComeInTheirOrder() {
    for (int number = 0; number < 40; number++) {
      loop.callLater(number * 7 % 10 * 10, loop.saying("timer " + number));
    }
    loop.run();
    loop.assertSameAs(HiddenCPython.MANY);
  }

  @Test
  void timersComeBetweenCallbacksThatTakeLong() {
    step(3);
    for (int due : new int[] {10, 45, 90}) {
      loop.callLater(due, loop.saying("due at " + due));
    }
    loop.run();
    loop.assertSameAs(HiddenCPython.A_BUSY_CHAIN);
  }

  private void step(int left) {
    loop.callSoon(
        () -> {
          loop.say("step, " + left + " left");
          loop.busy(30);
          if (left > 0) {
            step(left - 1);
          }
        });
  }

  @Test
  void aCancelledTimerKeepsNoLoopAlive() {
    var handles = new Handle[1];
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          handles[0].cancel();
          loop.callSoon(loop.saying("B"));
        });
    handles[0] = loop.callLater(5_000, loop.saying("never"));
    loop.run();
    loop.assertSameAs(HiddenCPython.A_CANCELLED_LAST_ONE);
  }

  @Test
  void theClockStopsForNoneOfSeveralCancelledTimers() {
    for (int due : new int[] {10, 20, 30, 40}) {
      loop.callLater(due, loop.saying("due at " + due)).cancel();
    }
    loop.callLater(50, loop.saying("A"));
    loop.run();
    loop.assertSameAs(HiddenCPython.CANCELLED_ONES_IN_A_ROW);
  }

  @Test
  void aTimerThatThrowsIsReportedAndTheOthersRun() {
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          throw new IllegalStateException("too late");
        });
    loop.callLater(50, loop.saying("B"));
    loop.run();
    loop.assertSameAs(HiddenCPython.ONE_THAT_THROWS);
  }
}
