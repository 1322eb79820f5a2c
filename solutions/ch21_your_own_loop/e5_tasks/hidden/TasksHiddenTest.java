package ch21_your_own_loop.e5_tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@HiddenTest
class TasksHiddenTest {
  private final TracedLoop loop = new TracedLoop();
  private final Future<Object> future = new Future<>(loop);

  private <T> Task<T> task(String name, Callable<T> body) {
    return new Task<>(loop, name, body);
  }

  @Test
  void anErrorGoesUpToWhoeverCatchesIt() {
    Callable<Object> c =
        () -> {
          Task.yieldTurn();
          throw new IllegalArgumentException("from C");
        };
    Callable<Object> b =
        () -> {
          try {
            return Task.await(task("C", c));
          } finally {
            loop.say("B cleans up");
          }
        };
    Callable<Object> a =
        () -> {
          try {
            return Task.await(task("B", b));
          } catch (IllegalArgumentException error) {
            loop.say("A caught: " + error.getMessage());
            return "all the same";
          }
        };
    loop.assertSame(
        HiddenCPython.A_FAILURE_GOES_UP, () -> loop.say("main got " + Task.await(task("A", a))));
  }

  @Test
  void oneThatFailsUnheardStopsNobody() {
    loop.assertSame(
        HiddenCPython.NOBODY_WAITS_FOR_IT,
        () -> {
          var a =
              task(
                  "A",
                  () -> {
                    loop.say("A fails");
                    throw new IllegalArgumentException("unheard");
                  });
          Task.await(
              task(
                  "B",
                  () -> {
                    for (int turn = 0; turn < 3; turn++) {
                      loop.say("B " + turn);
                      Task.yieldTurn();
                    }
                    return null;
                  }));
          loop.say("A is done: " + (a.isDone() ? "yes" : "no"));
        });
  }

  @Test
  void anAwaitMayBeDeepBelowTheBody() {
    loop.assertSame(
        HiddenCPython.A_DEEP_WAIT,
        () -> {
          var a = task("A", () -> down(5));
          var b = task("B", () -> down(2));
          loop.callLater(20, () -> future.setResult("x"));
          var got = Task.await(b);
          loop.say("main got " + got + " and " + Task.await(a));
        });
  }

  private Object down(int depth) {
    if (depth > 0) {
      return down(depth - 1);
    }
    loop.say("at the bottom");
    return Task.await(future);
  }

  @Test
  void manyTasksEndInTheirTicks() {
    loop.assertSame(
        HiddenCPython.MANY,
        () -> {
          var tasks = new ArrayList<Task<Integer>>();
          for (int i = 0; i < 8; i++) {
            var name = "task " + i;
            var turns = i * 3 % 5;
            tasks.add(
                task(
                    name,
                    () -> {
                      for (int turn = 0; turn < turns; turn++) {
                        Task.yieldTurn();
                      }
                      loop.say(name + " is done");
                      return turns;
                    }));
          }
          var total = 0;
          for (var each : tasks) {
            total += Task.await(each);
            loop.say("total " + total);
          }
        });
  }

  @Test
  void betweenTwoTasksNoneIsCurrent() {
    var quiet = new Loop();
    var seen = new ArrayList<String>();
    var one = new Task<Object>(quiet, "one", () -> seen.add("one runs in " + Task.current()));
    quiet.callSoon(() -> seen.add("a callback runs in " + Task.current()));
    quiet.runUntilComplete(one);
    assertEquals(List.of("one runs in one", "a callback runs in null"), seen, "Task.current()");
  }

  @Test
  void waitersAndCallbacksRunInTheOrderInWhichTheyCame() {
    loop.assertSame(
        HiddenCPython.CALLBACKS_AND_WAITERS,
        () -> {
          future.addDoneCallback(loop.saying("first callback"));
          var a =
              task(
                  "A",
                  () -> {
                    loop.say("A got " + Task.await(future));
                    return null;
                  });
          Task.yieldTurn();
          future.addDoneCallback(loop.saying("second callback"));
          future.setResult(3);
          loop.say("main has it at once: " + Task.await(future));
          Task.await(a);
        });
  }
}
