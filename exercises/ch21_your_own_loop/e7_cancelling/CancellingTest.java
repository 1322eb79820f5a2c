package ch21_your_own_loop.e7_cancelling;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class CancellingTest {
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
  void oneThatSleepsHearsOfItInTheNextTick() {
    loop.assertSame(
        CPython.ONE_THAT_SLEEPS,
        () -> {
          var a = sleeper("A", 100);
          Async.sleep(50);
          loop.say("asked: " + yes(a.cancel()));
          loop.say("cancelled yet: " + yes(a.isCancelled()));
          outcome("A", a);
          loop.say("cancelled now: " + yes(a.isCancelled()));
        });
  }

  @Test
  void oneThatHasNotBegunNeverBegins() {
    loop.assertSame(
        CPython.BEFORE_ITS_FIRST_STEP,
        () -> {
          var a = sleeper("A", 100);
          a.cancel();
          loop.callSoon(loop.saying("beside it"));
          outcome("A", a);
        });
  }

  @Test
  void aRequestGoesToWhatTheTaskWaitsFor() {
    loop.assertSame(
        CPython.ONE_THAT_WAITS_FOR_ANOTHER,
        () -> {
          var inner = sleeper("inner", 100);
          var outer =
              Async.createTask(
                  "outer",
                  () -> {
                    loop.say("outer waits");
                    try {
                      return Task.await(inner);
                    } finally {
                      loop.say("outer cleans up");
                    }
                  });
          Async.sleep(50);
          outer.cancel();
          outcome("outer", outer);
          loop.say("inner cancelled: " + yes(inner.isCancelled()));
        });
  }

  @Test
  void aTaskMayGoOnAllTheSame() {
    loop.assertSame(
        CPython.ONE_THAT_GOES_ON_ALL_THE_SAME,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    try {
                      Async.sleep(100);
                    } catch (CancelledError error) {
                      loop.say("A goes on");
                    }
                    Async.sleep(20);
                    return "A";
                  });
          Async.sleep(50);
          a.cancel();
          outcome("A", a);
          loop.say("cancelled: " + yes(a.isCancelled()));
        });
  }

  @Test
  void oneThatIsDoneCannotBeCancelled() {
    loop.assertSame(
        CPython.ONE_THAT_IS_DONE,
        () -> {
          var a = sleeper("A", 10);
          Task.await(a);
          loop.say("asked: " + yes(a.cancel()));
          outcome("A", a);
        });
  }

  @Test
  void aRequestIsNotLostOnATaskThatIsOnItsWay() {
    loop.assertSame(
        CPython.ON_ITS_WAY_ALREADY,
        () -> {
          var future = new Future<Integer>(loop);
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    loop.say("A waits");
                    try {
                      loop.say("A got " + Task.await(future));
                    } finally {
                      loop.say("A cleans up");
                    }
                    return null;
                  });
          Async.sleep(0);
          future.setResult(7);
          loop.say("asked: " + yes(a.cancel()));
          outcome("A", a);
        });
  }

  @Test
  void oneThatOnlyYieldsCanBeCancelled() {
    loop.assertSame(
        CPython.BETWEEN_TWO_TURNS,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    for (int turn = 0; turn < 5; turn++) {
                      loop.say("A " + turn);
                      Async.sleep(0);
                    }
                    return null;
                  });
          Async.sleep(0);
          Async.sleep(0);
          a.cancel();
          outcome("A", a);
        });
  }

  @Test
  void aTaskCanCancelItself() {
    loop.assertSame(
        CPython.ITSELF,
        () -> {
          var a =
              Async.createTask(
                  "A",
                  () -> {
                    loop.say("A asks: " + yes(Task.current().cancel()));
                    loop.say("A goes on");
                    Async.sleep(50);
                    loop.say("never");
                    return null;
                  });
          outcome("A", a);
        });
  }

  @Test
  void aGatherHandsItToItsTasks() {
    loop.assertSame(
        CPython.A_GATHER,
        () -> {
          var a = sleeper("A", 100);
          var b = sleeper("B", 80);
          var both = Async.createTask("both", () -> Task.await(Async.gather(List.of(a, b))));
          Async.sleep(50);
          both.cancel();
          outcome("gather", both);
          loop.say("cancelled: " + yes(a.isCancelled()) + ", " + yes(b.isCancelled()));
        });
  }

  @Test
  void aCancelledSleepLeavesNoTimerBehind() {
    var main =
        new Task<Void>(
            loop,
            "main",
            () -> {
              var a = sleeper("A", 5_000);
              Async.sleep(10);
              a.cancel();
              outcome("A", a);
              return null;
            });
    loop.runUntilComplete(main);
    assertFalse(loop.hasWork(), "after a cancelled sleep, is there work left?");
  }
}
