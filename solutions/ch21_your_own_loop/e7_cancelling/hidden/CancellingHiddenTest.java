package ch21_your_own_loop.e7_cancelling;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class CancellingHiddenTest {
  private final TracedLoop loop = new TracedLoop();

  private Task<String> sleeper(String name, int millis) {
    return Async.createTask(
        name,
        () -> {
          loop.say(name + " sleeps");
          try {
            Async.sleep(millis);
            loop.say(name + " slept");
            return name;
          } catch (CancelledError error) {
            loop.say(name + " hears of it");
            throw error;
          } finally {
            loop.say(name + " cleans up");
          }
        });
  }

  private void outcome(String name, Future<?> future) {
    try {
      loop.say(name + " returned " + Task.await(future));
    } catch (CancelledError error) {
      loop.say(name + " was cancelled");
    } catch (RuntimeException error) {
      loop.say(name + " failed: " + error.getMessage());
    }
  }

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }

  @Test
  void twoRequestsAreOne() {
    loop.assertSame(
        HiddenCPython.TWICE,
        () -> {
          var a = sleeper("A", 100);
          Async.sleep(50);
          a.cancel();
          a.cancel();
          outcome("A", a);
        });
  }

  @Test
  void aCleanUpCanBeCancelledToo() {
    loop.assertSame(
        HiddenCPython.DURING_ITS_CLEAN_UP,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    try {
                      Async.sleep(1_000);
                    } finally {
                      loop.say("A cleans up");
                      try {
                        Async.sleep(100);
                        loop.say("never");
                      } finally {
                        loop.say("A gives up");
                      }
                    }
                    return null;
                  });
          Async.sleep(10);
          a.cancel();
          Async.sleep(10);
          a.cancel();
          outcome("A", a);
        });
  }

  @Test
  void oneThatReturnsAfterItsRequestIsCancelled() {
    loop.assertSame(
        HiddenCPython.ITSELF_AND_RETURNS,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    Task.current().cancel();
                    return "never seen";
                  });
          outcome("A", a);
        });
  }

  @Test
  void aRequestOutlastsAnAwaitThatDoesNotPause() {
    loop.assertSame(
        HiddenCPython.ITSELF_WITH_A_FUTURE_THAT_IS_DONE,
        () -> {
          var future = new Future<Integer>(loop);
          future.setResult(7);
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    Task.current().cancel();
                    loop.say("A got " + Task.await(future));
                    Async.sleep(0);
                    loop.say("never");
                    return null;
                  });
          outcome("A", a);
        });
  }

  @Test
  void oneThatFailsInsteadHasFailed() {
    loop.assertSame(
        HiddenCPython.A_FAILURE_INSTEAD,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    try {
                      Async.sleep(1_000);
                    } catch (CancelledError error) {
                      throw new IllegalArgumentException("from the clean-up");
                    }
                    return null;
                  });
          Async.sleep(10);
          a.cancel();
          outcome("A", a);
          loop.say("cancelled: " + yes(a.isCancelled()));
        });
  }

  @Test
  void aCancelledPartFailsTheGather() {
    loop.assertSame(
        HiddenCPython.A_CHILD_OF_A_GATHER,
        () -> {
          var a = sleeper("A", 100);
          var b = sleeper("B", 80);
          loop.callLater(50, a::cancel);
          outcome("gather", Async.gather(List.of(a, b)));
          loop.say("B goes on: " + yes(!b.isDone()));
          outcome("B", b);
        });
  }

  @Test
  void aPlainFutureCanBeCancelled() {
    loop.assertSame(
        HiddenCPython.A_PLAIN_FUTURE,
        () -> {
          var future = new Future<Integer>(loop);
          var a = Async.createTask("A", () -> waits("A", future));
          var b = Async.createTask("B", () -> waits("B", future));
          Async.sleep(0);
          loop.say("asked: " + yes(future.cancel()));
          loop.say("asked again: " + yes(future.cancel()));
          Task.await(a);
          Task.await(b);
          loop.say("cancelled: " + yes(future.isCancelled()));
        });
  }

  private Void waits(String name, Future<?> future) {
    outcome(name, future);
    return null;
  }

  @Test
  void bothHearOfItWhoWaitForOne() {
    loop.assertSame(
        HiddenCPython.THE_ONE_WHOM_TWO_WAIT_FOR,
        () -> {
          var inner = sleeper("inner", 100);
          var a = Async.createTask("A", () -> waitsFor("A", inner));
          var b = Async.createTask("B", () -> waitsFor("B", inner));
          Async.sleep(50);
          a.cancel();
          outcome("A", a);
          outcome("B", b);
        });
  }

  private Object waitsFor(String name, Future<?> inner) {
    try {
      return Task.await(inner);
    } finally {
      loop.say(name + " cleans up");
    }
  }

  @Test
  void aTimerMayFireInTheTickOfTheRequest() {
    loop.assertSame(
        HiddenCPython.AT_THE_MOMENT_OF_WAKING,
        () -> {
          var tasks = new Task<?>[1];
          loop.callLater(50, () -> tasks[0].cancel());
          tasks[0] = sleeper("A", 50);
          outcome("A", tasks[0]);
          Async.sleep(50);
          loop.say("main is done");
        });
  }
}
