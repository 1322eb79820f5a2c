package ch21_your_own_loop.e3_timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class TimersTest {
  private final TracedLoop loop = new TracedLoop();

  @Test
  void theEarliestTimerComesFirst() {
    loop.callLater(100, loop.saying("A"));
    loop.callLater(50, loop.saying("B"));
    loop.callLater(200, loop.saying("C"));
    loop.run();
    loop.assertSameAs(CPython.THE_EARLIEST_FIRST);
  }

  @Test
  void whatIsReadyComesBeforeTimersOfTheSameTick() {
    loop.callLater(0, loop.saying("A"));
    loop.callSoon(loop.saying("B"));
    loop.callSoon(loop.saying("C"));
    loop.callLater(
        50,
        () -> {
          loop.say("D");
          loop.callLater(0, loop.saying("E"));
          loop.callSoon(loop.saying("F"));
        });
    loop.run();
    loop.assertSameAs(CPython.WHAT_IS_READY_COMES_FIRST);
  }

  @Test
  void aTimerCanSetTimers() {
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          loop.callLater(50, loop.saying("C"));
          loop.callLater(20, loop.saying("D"));
        });
    loop.callLater(100, loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.SET_IN_A_TICK);
  }

  @Test
  void theClockDoesNotStopForACancelledTimer() {
    var handles = new Handle[1];
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          handles[0].cancel();
        });
    handles[0] = loop.callLater(100, loop.saying("B"));
    loop.callLater(200, loop.saying("C"));
    loop.callLater(10, loop.saying("D")).cancel();
    loop.run();
    loop.assertSameAs(CPython.A_CANCELLED_ONE);
  }

  @Test
  void timersOfOneTimeComeInTheOrderSet() {
    for (var name : "ABCDEF".split("")) {
      loop.callLater(50, loop.saying(name));
    }
    loop.callLater(20, loop.saying("first"));
    loop.run();
    loop.assertSameAs(CPython.SEVERAL_AT_ONE_TIME);
  }

  @Test
  void timersThatAreLateComeTogetherTheEarliestFirst() {
    loop.callLater(100, loop.saying("due at 100"));
    loop.callLater(50, loop.saying("due at 50"));
    loop.callLater(200, loop.saying("due at 200"));
    loop.callSoon(
        () -> {
          loop.say("begins");
          loop.busy(120);
          loop.say("ends");
        });
    loop.run();
    loop.assertSameAs(CPython.AFTER_A_LONG_CALLBACK);
  }

  @Test
  void theClockNeverGoesBack() {
    loop.callLater(
        50,
        () -> {
          loop.say("A");
          loop.callAt(10, loop.saying("due at 10"));
          loop.callSoon(loop.saying("B"));
        });
    loop.run();
    loop.assertSameAs(CPython.IN_THE_PAST);
  }

  @Test
  void cancelledTimersAreNoWork() {
    loop.callLater(50, loop.saying("A")).cancel();
    assertFalse(loop.hasWork(), "with a cancelled timer alone, is there work left?");
    loop.run();
    assertEquals(0, loop.now(), "the clock, where nothing was due");
  }
}
