package ch21_your_own_loop.e5_tasks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final TracedLoop loop = new TracedLoop();
  private final Future<Object> future = new Future<>(loop);

  private <T> Task<T> task(String name, Callable<T> body) {
    return new Task<>(loop, name, body);
  }

  @Test
  void theFirstStepWaitsForTheNextTick() {
    loop.assertSame(
        CPython.THE_FIRST_STEP_WAITS,
        () -> {
          var a =
              task(
                  "A",
                  () -> {
                    loop.say("A starts");
                    return 7;
                  });
          loop.say("main goes on");
          loop.say("main got " + Task.await(a));
        });
  }

  @Test
  void tasksTakeTurns() {
    loop.assertSame(
        CPython.TWO_TAKE_TURNS,
        () -> {
          var a = task("A", () -> turns("A"));
          var b = task("B", () -> turns("B"));
          Task.await(a);
          loop.say("main has A");
          Task.await(b);
          loop.say("main has B");
        });
  }

  private Void turns(String name) {
    for (int turn = 1; turn <= 3; turn++) {
      loop.say(name + " " + turn);
      Task.yieldTurn();
    }
    loop.say(name + " is done");
    return null;
  }

  @Test
  void aWaitEndsATickAfterItsFutureIsDone() {
    loop.assertSame(
        CPython.A_TIMER_ENDS_THE_WAIT,
        () -> {
          loop.callLater(50, () -> future.setResult(7));
          var a = task("A", () -> waits("A"));
          loop.callLater(50, loop.saying("beside it"));
          Task.await(a);
          loop.say("main has A");
        });
  }

  private Void waits(String name) {
    loop.say(name + " waits");
    loop.say(name + " got " + Task.await(future));
    return null;
  }

  @Test
  void aFutureThatIsDoneCostsNoTick() {
    loop.assertSame(
        CPython.DONE_ALREADY,
        () -> {
          future.setResult(7);
          var a = task("A", () -> waits("A"));
          loop.callSoon(loop.saying("B"));
          Task.await(a);
          loop.say("main got " + Task.await(future));
        });
  }

  @Test
  void anErrorComesOutOfTheAwait() {
    loop.assertSame(
        CPython.ONE_THAT_FAILS,
        () -> {
          var a =
              task(
                  "A",
                  () -> {
                    loop.say("A starts");
                    Task.yieldTurn();
                    throw new IllegalArgumentException("no such user");
                  });
          try {
            Task.await(a);
          } catch (IllegalArgumentException error) {
            loop.say("main caught: " + error.getMessage());
          }
        });
  }

  @Test
  void twoCanWaitForOneFuture() {
    loop.assertSame(
        CPython.TWO_WAIT_FOR_ONE,
        () -> {
          var a = task("A", () -> waits("A"));
          var b = task("B", () -> waits("B"));
          Task.yieldTurn();
          loop.say("main sets it");
          future.setResult("x");
          Task.await(a);
          Task.await(b);
          loop.say("main is done");
        });
  }

  @Test
  void tasksCanWaitForTasks() {
    loop.assertSame(
        CPython.A_WAITS_FOR_B_FOR_C,
        () -> {
          var a =
              task(
                  "A",
                  () -> {
                    loop.say("A starts");
                    return Task.await(task("B", this::b)) + 1;
                  });
          loop.say("main got " + Task.await(a));
        });
  }

  private int b() {
    loop.say("B starts");
    return Task.await(task("C", this::c)) + 1;
  }

  private int c() {
    loop.say("C starts");
    Task.yieldTurn();
    return 1;
  }

  @Test
  void aMainThatFailsThrows() {
    var main =
        task(
            "main",
            () -> {
              throw new ArithmeticException("no");
            });
    assertThrows(ArithmeticException.class, () -> loop.runUntilComplete(main), "a main that fails");
  }
}
