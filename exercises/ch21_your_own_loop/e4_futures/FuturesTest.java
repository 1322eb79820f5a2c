package ch21_your_own_loop.e4_futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuturesTest {
  private final TracedLoop loop = new TracedLoop();
  private final Future<Object> future = new Future<>(loop);

  private String ended(Future<?> each) {
    try {
      return "got " + each.result();
    } catch (RuntimeException error) {
      return "failed: " + error.getMessage();
    }
  }

  @Test
  void aCallbackWaitsForTheNextTick() {
    future.addDoneCallback(() -> loop.say(ended(future)));
    loop.callSoon(
        () -> {
          loop.say("A sets it");
          future.setResult(7);
          loop.say("A goes on");
        });
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.A_CALLBACK_WAITS_FOR_A_TICK);
  }

  @Test
  void callbacksRunInTheirOrder() {
    for (var name : "ABC".split("")) {
      future.addDoneCallback(() -> loop.say(name + " " + ended(future)));
    }
    loop.callSoon(() -> future.setResult("x"));
    loop.run();
    loop.assertSameAs(CPython.CALLBACKS_IN_THEIR_ORDER);
  }

  @Test
  void aCallbackOfAFutureThatIsDoneWaitsForATickToo() {
    loop.callSoon(
        () -> {
          loop.say("A sets it");
          future.setResult(7);
          future.addDoneCallback(() -> loop.say("late, " + ended(future)));
          loop.say("A goes on");
        });
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.IT_WAS_DONE_BEFORE);
  }

  @Test
  void anErrorComesOutOfResult() {
    future.addDoneCallback(() -> loop.say(ended(future)));
    loop.callSoon(() -> future.setException(new IllegalStateException("no such user")));
    loop.callSoon(loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.IT_FAILS);
  }

  @Test
  void aTimerCanSetIt() {
    future.addDoneCallback(() -> loop.say(ended(future)));
    loop.callLater(50, () -> future.setResult(7));
    loop.callLater(50, loop.saying("B"));
    loop.run();
    loop.assertSameAs(CPython.A_TIMER_SETS_IT);
  }

  @Test
  void aCallbackCanAddAnother() {
    future.addDoneCallback(
        () -> {
          loop.say("first");
          future.addDoneCallback(loop.saying("second"));
        });
    future.addDoneCallback(loop.saying("third"));
    loop.callSoon(() -> future.setResult(7));
    loop.run();
    loop.assertSameAs(CPython.A_CALLBACK_ADDS_ANOTHER);
  }

  @Test
  void itIsSetOnce() {
    future.setResult(7);
    assertThrows(IllegalStateException.class, () -> future.setResult(8), "a second result");
    assertThrows(
        IllegalStateException.class,
        () -> future.setException(new IllegalStateException()),
        "an error after the result");
    assertEquals(7, future.result(), "the result, after a second one was refused");
  }

  @Test
  void itHasNoResultBeforeItIsDone() {
    assertThrows(IllegalStateException.class, future::result, "the result of a pending future");
    assertFalse(future.isDone(), "a future without a result: is it done?");
    future.setResult(null);
    assertTrue(future.isDone(), "a future with the result null: is it done?");
    assertEquals(null, future.result(), "the result");
  }

  @Test
  void theLoopRunsUntilItIsDone() {
    beat();
    loop.callSoon(() -> loop.callSoon(() -> future.setResult(7)));
    loop.say("got " + loop.runUntilComplete(future));
    loop.assertSameAs(CPython.UNTIL_IT_IS_DONE);
  }

  private void beat() {
    loop.callSoon(
        () -> {
          loop.say("beat");
          beat();
        });
  }

  @Test
  void aLoopWithNothingLeftSaysSo() {
    loop.callSoon(() -> {});
    assertThrows(
        IllegalStateException.class,
        () -> loop.runUntilComplete(future),
        "runUntilComplete, where nobody will ever set the future");
  }
}
