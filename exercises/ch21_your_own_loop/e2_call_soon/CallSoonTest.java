package ch21_your_own_loop.e2_call_soon;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.loop.Pausable;
import org.junit.jupiter.api.Test;

class CallSoonTest {
  private final TracedLoop loop = new TracedLoop();

  @Test
  void callbacksRunInTheOrderQueued() {
    loop.callSoon(loop.saying("A"));
    loop.callSoon(loop.saying("B"));
    loop.callSoon(loop.saying("C"));
    loop.run();
    loop.assertSameAs(CPython.IN_THE_ORDER_QUEUED);
  }

  @Test
  void whatATickQueuesWaitsForTheNext() {
    loop.callSoon(
        () -> {
          loop.say("A");
          loop.callSoon(loop.saying("C"));
        });
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.WHAT_A_TICK_QUEUES);
  }

  @Test
  void oneThatQueuesItselfRunsOnceATick() {
    again(3);
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.ONE_THAT_QUEUES_ITSELF);
  }

  private void again(int left) {
    loop.callSoon(
        () -> {
          loop.say("again, " + left + " left");
          if (left > 0) {
            again(left - 1);
          }
        });
  }

  @Test
  void cancelledCallbacksDoNotRun() {
    var handles = new Handle[4];
    handles[0] =
        loop.callSoon(
            () -> {
              loop.say("A");
              handles[2].cancel();
            });
    handles[1] = loop.callSoon(loop.saying("B"));
    handles[2] = loop.callSoon(loop.saying("C"));
    handles[3] = loop.callSoon(loop.saying("D"));
    handles[1].cancel();
    loop.run();
    loop.assertSameAs(CPython.CANCELLED_ONES);
  }

  @Test
  void oneThatThrowsIsReportedAndTheOthersRun() {
    loop.callSoon(
        () -> {
          loop.say("A");
          throw new IllegalStateException("no such user");
        });
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.ONE_THAT_THROWS);
  }

  @Test
  void aCoroutineTakesATurnInEachTick() {
    loop.start(
        new Pausable(
            () -> {
              for (int turn = 1; turn <= 3; turn++) {
                loop.say("A " + turn);
                Pausable.pause();
              }
            }));
    loop.callSoon(
        () -> {
          loop.say("B");
          loop.callSoon(loop.saying("C"));
        });
    loop.run();
    loop.assertSameAs(CPython.A_COROUTINE_AMONG_CALLBACKS);
  }

  @Test
  void nothingIsLeftAfterTheRun() {
    loop.callSoon(() -> {});
    loop.run();
    assertFalse(loop.hasWork(), "after run(), is there work left?");
    loop.run();
  }
}
